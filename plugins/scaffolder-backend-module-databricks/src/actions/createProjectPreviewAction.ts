import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { LakeportRunner } from '@lakeport/backstage-plugin-databricks-node';
import { compareProjects } from '../preview/compareProjects';
import { differenceSummary } from '../preview/differenceSummary';
import { findingsOutput } from '../preview/findingsOutput';
import { previewLines } from '../preview/previewLines';
import { previewSummary } from '../preview/previewSummary';
import { addressOf, refusedSummary } from '../preview/refusedSummary';
import { summarizeProject } from '../preview/summarizeProject';
import { findingLine } from '../project/findingLine';
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
      'Shows what the lakeport project file in the workspace would build: stacks with their resources, the address plan, the idle cost per month, and what the rules find in it. Compares it with what the repository declares now, where it is asked to, and says what of the change a deployment refuses. Changes nothing.',
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
        refused: z =>
          z
            .array(
              z.object({
                address: z.string(),
                rule: z.string(),
                environment: z.string().optional(),
                message: z.string(),
                fix: z.string(),
              }),
            )
            .describe(
              'With compare, what of the change a deployment refuses until it is allowed by its address, as far as the file tells',
            )
            .optional(),
        refusedSummary: z =>
          z.string({ description: 'The same as Markdown' }).optional(),
      },
    },
    async handler(ctx) {
      const path = ctx.input.path ?? 'lakeport.yaml';
      const text = await readProjectFile(ctx.workspacePath, path);
      const source = ctx.input.compare
        ? await requireWorkspaceSource(ctx.workspacePath)
        : undefined;
      const against = source?.text === text ? undefined : source?.text;
      const described = async (content: string, before?: string) => {
        const { signal } = ctx;
        const shown = await lakeport.show(content, { signal });
        const { findings: found, refused = [] } = await lakeport.check(
          content,
          { signal, ...(before !== undefined && { against: before }) },
        );
        return { shown, findings: sortFindings(found), refused };
      };
      const now = await described(text, against);
      const { shown, findings, refused } = now;
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
      if (source) {
        const difference = compareProjects(
          against === undefined ? now : await described(against),
          now,
        );
        const summary = differenceSummary(difference);
        summary.split('\n').forEach(line => ctx.logger.info(line));
        for (const finding of refused) {
          ctx.logger.warn(`A deployment refuses this: ${findingLine(finding)}`);
        }
        ctx.output('before', difference.before);
        ctx.output('summary', summary);
        ctx.output(
          'refused',
          refused.map(finding => ({
            address: addressOf(finding),
            rule: finding.rule,
            ...(finding.environment && { environment: finding.environment }),
            message: finding.message,
            fix: finding.fix,
          })),
        );
        ctx.output('refusedSummary', refusedSummary(refused));
      } else {
        ctx.output('summary', previewSummary(preview, shown, findings));
      }
    },
  });
}
