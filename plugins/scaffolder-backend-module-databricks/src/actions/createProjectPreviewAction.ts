import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { LakeportRunner } from '@lakeport/backstage-plugin-databricks-node';
import { findingsOutput } from '../preview/findingsOutput';
import { previewLines } from '../preview/previewLines';
import { previewSummary } from '../preview/previewSummary';
import { summarizeProject } from '../preview/summarizeProject';
import { readProjectFile } from '../project/readProjectFile';
import { sortFindings } from '../project/sortFindings';
import { examples } from './createProjectPreviewAction.examples';

/**
 * Action `databricks:project:preview`: what the workspace's project file would
 * build, before anything leaves the portal. A dry run ends here.
 *
 * @public
 */
export function createProjectPreviewAction(options: {
  lakeport: Pick<LakeportRunner, 'check' | 'show'>;
}) {
  const { lakeport } = options;
  return createTemplateAction({
    id: 'databricks:project:preview',
    description:
      'Shows what the lakeport project file in the workspace would build: stacks with their resources, the address plan, the idle cost per month, and what the rules find in it. Changes nothing.',
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
        monthlyCostAsleep: z =>
          z
            .number({
              description:
                'The same while every network that can sleep is asleep. Left out where none can',
            })
            .optional(),
        findings: z =>
          z
            .object({
              errors: z.number(),
              warnings: z.number(),
              notes: z.number(),
              waived: z.number(),
              open: z.array(
                z.object({
                  rule: z.string(),
                  severity: z.enum(['error', 'warning']),
                  environment: z.string().optional(),
                  message: z.string(),
                  fix: z.string(),
                }),
              ),
            })
            .describe(
              'What the rules find: how much of each kind, and the errors and warnings that are not waived',
            ),
        currency: z => z.string({ description: 'Currency of the cost' }),
        summary: z => z.string({ description: 'The preview as Markdown' }),
      },
    },
    async handler(ctx) {
      const path = ctx.input.path ?? 'lakeport.yaml';
      const text = await readProjectFile(ctx.workspacePath, path);
      const shown = await lakeport.show(text, { signal: ctx.signal });
      const preview = summarizeProject(shown);
      const checked = await lakeport.check(text, { signal: ctx.signal });
      const findings = sortFindings(checked.findings);
      for (const line of previewLines(preview, shown, findings)) {
        ctx.logger.info(line);
      }
      ctx.output('stacks', preview.stacks);
      ctx.output('resources', preview.resources);
      ctx.output('monthlyCost', preview.monthlyCost);
      if (preview.monthlyCostAsleep !== undefined) {
        ctx.output('monthlyCostAsleep', preview.monthlyCostAsleep);
      }
      ctx.output('currency', preview.currency);
      ctx.output('findings', findingsOutput(findings));
      ctx.output('summary', previewSummary(preview, shown, findings));
    },
  });
}
