import {
  databricksNetworkReadPermission,
  databricksWorkspaceReadPermission,
} from '@lakeport/backstage-plugin-databricks-common';
import { authorize } from '../access/authorize';
import { mayDo } from '../access/mayDo';
import type { ActionDeps } from './ActionDeps';
import { explainNetwork } from './explainNetwork';

/** Adds `explain-databricks-network`. */
export function addExplainNetworkAction({
  actionsRegistry,
  estate,
  permissions,
}: Pick<ActionDeps, 'actionsRegistry' | 'estate' | 'permissions'>): void {
  actionsRegistry.register({
    name: 'explain-databricks-network',
    title: 'Explain the network of a Databricks workspace',
    description: `
Says in words what is wrong with the AWS network of a Databricks workspace, as AWS and Databricks tell of it now:
findings (broken network configurations, endpoints that are not available, routes to nowhere, missing rules, subnets that run out)
and whether the workspace's clusters reach what they need (control plane, relay, S3, STS, Kinesis, the internet, PyPI), hop by hop.
Use "list-databricks-workspaces" to find the id of a workspace.
    `.trim(),
    attributes: { readOnly: true, idempotent: true, destructive: false },
    examples: [
      {
        title: 'Why a cluster does not start',
        input: { workspaceId: '1234567890123456' },
      },
    ],
    schema: {
      input: z =>
        z.object({
          workspaceId: z
            .string()
            .regex(/^\d{1,20}$/)
            .describe('Databricks id of the workspace, as a text'),
        }),
      output: z =>
        z.object({
          summary: z.string().describe('All of it in words'),
          findings: z.array(
            z.object({
              rule: z.string(),
              severity: z.enum(['error', 'warning', 'info']),
              message: z.string(),
              nodes: z.array(z.string()),
            }),
          ),
          traces: z.array(
            z.object({
              to: z.string(),
              verdict: z.enum(['allowed', 'blocked', 'unknown']),
              hops: z.array(z.string()),
              blockedBy: z.string().optional(),
              notKnown: z.string().optional(),
            }),
          ),
          readAt: z.string().describe('When the oldest part of it was read'),
          errors: z.array(
            z.object({ source: z.string(), message: z.string() }),
          ),
        }),
    },
    action: async ({ input, credentials }) => {
      await authorize(
        permissions,
        { permission: databricksNetworkReadPermission },
        credentials,
      );
      const { workspaceId } = input;
      const network = await estate.networks.ofWorkspace(workspaceId, {
        credentials,
        seesCompute: await mayDo(
          permissions,
          databricksWorkspaceReadPermission,
          credentials,
        ),
      });
      return {
        output: {
          ...explainNetwork(network, workspaceId),
          findings: network.health.map(
            ({ rule, severity, message, nodes }) => ({
              rule,
              severity,
              message,
              nodes,
            }),
          ),
          readAt: network.age.readAt,
          errors: network.errors,
        },
      };
    },
  });
}
