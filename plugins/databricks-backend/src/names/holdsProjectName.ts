import type { Workspace } from '@lakeport/backstage-plugin-databricks-common';

/**
 * Whether a workspace has a project's name: by its tags, or, without tags, by a
 * name that a workspace of that project would have, `<project>-<environment>`.
 */
export function holdsProjectName(workspace: Workspace, name: string): boolean {
  return workspace.project === undefined
    ? workspace.name === name || workspace.name.startsWith(`${name}-`)
    : workspace.project === name;
}
