import type { WorkspacePrincipal } from '@lakeport/backstage-plugin-databricks-common';
import type { DatabricksPermissionAssignment } from '@lakeport/backstage-plugin-databricks-node';

/** Who a permission assignment is for; its name is what Databricks' pages show. */
export function principalOf(
  assignment: DatabricksPermissionAssignment,
): WorkspacePrincipal {
  const { principalId: id, displayName } = assignment;
  const { userName, groupName, servicePrincipalName } = assignment;
  if (userName) {
    return { id, name: userName, type: 'user' };
  }
  if (groupName) {
    return { id, name: groupName, type: 'group' };
  }
  if (servicePrincipalName) {
    return {
      id,
      name: displayName ?? servicePrincipalName,
      type: 'service-principal',
    };
  }
  return { id, name: displayName ?? id, type: 'unknown' };
}

/** Admins, and all others who may use the workspace, each by name. */
export function principalsOf(assignments: DatabricksPermissionAssignment[]): {
  admins: WorkspacePrincipal[];
  users: WorkspacePrincipal[];
} {
  const byName = (isAdmin: boolean) =>
    assignments
      .filter(({ permissions }) => permissions.includes('ADMIN') === isAdmin)
      .map(principalOf)
      .sort((a, b) => (`${a.name} ${a.id}` < `${b.name} ${b.id}` ? -1 : 1));
  return { admins: byName(true), users: byName(false) };
}
