import { databricksChoiceReadPermission } from '@lakeport/backstage-plugin-databricks-common';
import { authorize } from '../access/authorize';
import type { ActionDeps } from './ActionDeps';

/** Backstage takes no request of an action above 100 KB; letters may be several bytes. */
const LONGEST = 64 * 1_024;
const DEADLINE_MS = 60_000;

/** Adds `check-lakeport-project-file`. */
export function addCheckProjectFileAction({
  actionsRegistry,
  lakeport,
  permissions,
}: Pick<ActionDeps, 'actionsRegistry' | 'lakeport' | 'permissions'>): void {
  actionsRegistry.register({
    name: 'check-lakeport-project-file',
    title: 'Check a lakeport project file',
    description: `
Checks the text of a "lakeport.yaml" (a project or a platform) as it is written now, without sending it anywhere.
It gives every problem with path, line and what would be right, and for a valid file the findings of lakeport's rules
with their severity, reason and fix. Nothing is created or changed.
    `.trim(),
    attributes: { readOnly: true, idempotent: true, destructive: false },
    schema: {
      input: z =>
        z.object({
          text: z
            .string()
            .min(1)
            .max(LONGEST)
            .describe('The whole file, in YAML'),
        }),
      output: z =>
        z.object({
          valid: z.boolean(),
          problems: z.array(
            z.object({
              path: z.string(),
              line: z.number(),
              column: z.number(),
              message: z.string(),
              hint: z.string(),
            }),
          ),
          findings: z.array(
            z.object({
              rule: z.string(),
              severity: z.enum(['error', 'warning', 'info']),
              environment: z.string().optional(),
              message: z.string(),
              reason: z.string(),
              fix: z.string(),
              waivedUntil: z.string().optional(),
            }),
          ),
        }),
    },
    action: async ({ input, credentials }) => {
      await authorize(
        permissions,
        { permission: databricksChoiceReadPermission },
        credentials,
      );
      const { valid, problems, findings } = await lakeport.check(input.text, {
        signal: AbortSignal.timeout(DEADLINE_MS),
      });
      return {
        output: {
          valid,
          problems,
          findings: findings.map(
            ({
              rule,
              severity,
              environment,
              message,
              reason,
              fix,
              waived,
            }) => ({
              rule,
              severity,
              environment,
              message,
              reason,
              fix,
              waivedUntil: waived?.until,
            }),
          ),
        },
      };
    },
  });
}
