import type { DatabricksWorkspace } from './DatabricksService';

/**
 * Whether a workspace is that of an environment. Its tags decide; a workspace
 * without them (made before tags were set) is known by its name
 * `<project>-<environment>`.
 *
 * @public
 */
export function isWorkspaceOf(
  workspace: Pick<DatabricksWorkspace, 'name' | 'project' | 'environment'>,
  of: { project: string; environment: string },
): boolean {
  if (workspace.project === undefined && workspace.environment === undefined) {
    return workspace.name === `${of.project}-${of.environment}`;
  }
  return (
    workspace.project === of.project && workspace.environment === of.environment
  );
}
