import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { LakeportRunner } from '@lakeport/backstage-plugin-databricks-node';
import { compareProjects } from '../preview/compareProjects';
import { differenceSummary } from '../preview/differenceSummary';
import { findingsOutput } from '../preview/findingsOutput';
import { previewLines } from '../preview/previewLines';
import { previewSummary } from '../preview/previewSummary';
import { summarizeProject } from '../preview/summarizeProject';
import { readProjectFile } from '../project/readProjectFile';
import { sortFindings } from '../project/sortFindings';
import { requireWorkspaceSource } from '../repository/workspaceSourceFile';
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
      'Shows what the lakeport project file in the workspace would build: stacks with their resources, the address plan, the idle cost per month, and what the rules find in it. Compares it with what the repository declares now, where it is asked to. Changes nothing.',
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
        compare: z =>
          z
            .boolean({
              description:
                'Show what is different from the file that databricks:project:fetch put there, instead of the whole. Default: false',
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
        before: z =>
          z
            .object({ resources: z.number(), monthlyCost: z.number() })
            .describe('Resources and cost as they are now, with compare')
            .optional(),
        summary: z =>
          z.string({
            description:
              'The preview as Markdown; with compare, the difference',
          }),
      },
    },
    async handler(ctx) {
      const path = ctx.input.path ?? 'lakeport.yaml';
      const text = await readProjectFile(ctx.workspacePath, path);
      const described = async (content: string) => {
        const { signal } = ctx;
        const shown = await lakeport.show(content, { signal });
        const checked = await lakeport.check(content, { signal });
        return { shown, findings: sortFindings(checked.findings) };
      };
      const { shown, findings } = await described(text);
      const preview = summarizeProject(shown);
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
      if (ctx.input.compare) {
        const source = await requireWorkspaceSource(ctx.workspacePath);
        const now = { shown, findings };
        const difference = compareProjects(
          source.text === text ? now : await described(source.text),
          now,
        );
        const summary = differenceSummary(difference);
        summary.split('\n').forEach(line => ctx.logger.info(line));
        ctx.output('before', difference.before);
        ctx.output('summary', summary);
      } else {
        ctx.output('summary', previewSummary(preview, shown, findings));
      }
    },
  });
}
