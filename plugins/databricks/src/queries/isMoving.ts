import type { WorkspaceTimeline } from '@lakeport/backstage-plugin-databricks-common';

/** Statuses that a workspace soon leaves (Account API, Workspace.workspace_status). */
const PASSING = ['NOT_PROVISIONED', 'PROVISIONING', 'CANCELLING'];

/** Whether more is to come soon: a deployment runs, or the workspace is being made. */
export function isMoving({ items }: WorkspaceTimeline): boolean {
  const status = items.find(({ kind }) => kind === 'status')?.status ?? '';
  return (
    PASSING.includes(status) ||
    items.some(
      ({ kind, endedAt }) => kind === 'deployment' && endedAt === undefined,
    )
  );
}
