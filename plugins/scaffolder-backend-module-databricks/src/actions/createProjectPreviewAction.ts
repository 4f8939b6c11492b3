import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { LakeportRunner } from '@lakeport/backstage-plugin-databricks-node';
import { previewLines } from '../preview/previewLines';
import { previewSummary } from '../preview/previewSummary';
import { summarizeProject } from '../preview/summarizeProject';
import { readProjectFile } from '../project/readProjectFile';
import { examples } from './createProjectPreviewAction.examples';

/**
 * Action `databricks:project:preview`: what the workspace's project file would
 * build, before anything leaves the portal. A dry run ends here.
 *
 * @public
 */
export function createProjectPreviewAction(options: {
  lakeport: Pick<LakeportRunner, 'show'>;
}) {
  const { lakeport } = options;
  return createTemplateAction({
    id: 'databricks:project:preview',
    description:
      'Shows what the lakeport project file in the workspace would build: stacks with their resources, the address plan, and the idle cost per month. Changes nothing.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        path: z =>
          z
            .string({
              description:
                'Path of the project file in the workspace. Default: lakeport.yaml',
            })
            .optional(),
      },
      output: {
        stacks: z =>
          z
            .array(
              z.object({
                name: z.string(),
                environments: z.array(z.string()),
                resources: z.number(),
                resourcesByType: z.record(z.number()),
              }),
            )
            .describe('Stacks with their number of resources'),
        resources: z => z.number({ description: 'Resources of all stacks' }),
        monthlyCost: z =>
          z.number({ description: 'Idle cost per month, list prices' }),
        currency: z => z.string({ description: 'Currency of the cost' }),
        summary: z => z.string({ description: 'The preview as Markdown' }),
      },
    },
    async handler(ctx) {
      const path = ctx.input.path ?? 'lakeport.yaml';
      const text = await readProjectFile(ctx.workspacePath, path);
      const shown = await lakeport.show(text, { signal: ctx.signal });
      const preview = summarizeProject(shown);
      for (const line of previewLines(preview, shown)) {
        ctx.logger.info(line);
      }
      ctx.output('stacks', preview.stacks);
      ctx.output('resources', preview.resources);
      ctx.output('monthlyCost', preview.monthlyCost);
      ctx.output('currency', preview.currency);
      ctx.output('summary', previewSummary(preview, shown));
    },
  });
}
