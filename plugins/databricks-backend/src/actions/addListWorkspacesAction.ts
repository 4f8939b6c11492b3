import { databricksWorkspaceReadPermission } from '@lakeport/backstage-plugin-databricks-common';
import { authorize } from '../access/authorize';
import type { ActionDeps } from './ActionDeps';

/** Adds `list-databricks-workspaces`. */
export function addListWorkspacesAction({
  actionsRegistry,
  estate,
  permissions,
}: Pick<ActionDeps, 'actionsRegistry' | 'estate' | 'permissions'>): void {
  actionsRegistry.register({
    name: 'list-databricks-workspaces',
    title: 'List Databricks workspaces',
    description: `
Lists the Databricks workspaces that this portal reads, over all configured Databricks accounts.
Each has its id, name, status (such as RUNNING or PROVISIONING), AWS region and URL, and where they are known
the project and environment that it belongs to and the references of its catalog entities.
Sources that could not be read are named in "errors": the list may lack their workspaces.
    `.trim(),
    attributes: { readOnly: true, idempotent: true, destructive: false },
    examples: [
      {
        title: 'Workspaces that are being made',
        input: { status: 'PROVISIONING' },
      },
    ],
    schema: {
      input: z =>
        z.object({
          q: z
            .string()
            .max(255)
            .optional()
            .describe('Part of a name, an id or a project, in any case'),
          account: z.string().optional().describe('Id of a Databricks account'),
          region: z.string().optional().describe('AWS region'),
          status: z.string().optional().describe('Such as RUNNING'),
          limit: z
            .number()
            .int()
            .min(1)
            .max(200)
            .optional()
            .describe('50 when left out'),
          offset: z.number().int().min(0).optional(),
        }),
      output: z =>
        z.object({
          totalItems: z.number(),
          workspaces: z.array(
            z.object({
              id: z.string(),
              accountId: z.string(),
              name: z.string(),
              status: z.string(),
              statusMessage: z.string().optional(),
              region: z.string(),
              url: z.string(),
              project: z.string().optional(),
              environment: z.string().optional(),
              entityRef: z.string().optional(),
              environmentRef: z.string().optional(),
            }),
          ),
          errors: z.array(
            z.object({ source: z.string(), message: z.string() }),
          ),
        }),
    },
    action: async ({ input, credentials }) => {
      await authorize(
        permissions,
        { permission: databricksWorkspaceReadPermission },
        credentials,
      );
      const { limit = 50, ...filter } = input;
      const { items, errors, totalItems } = await estate.pages.list(
        { ...filter, limit },
        credentials,
      );
      return {
        output: {
          totalItems: totalItems ?? items.length,
          workspaces: items.map(workspace => ({
            id: workspace.id,
            accountId: workspace.accountId,
            name: workspace.name,
            status: workspace.status,
            statusMessage: workspace.statusMessage,
            region: workspace.region,
            url: workspace.url,
            project: workspace.project,
            environment: workspace.environment,
            entityRef: workspace.entityRef,
            environmentRef: workspace.environmentRef,
          })),
          errors,
        },
      };
    },
  });
}
