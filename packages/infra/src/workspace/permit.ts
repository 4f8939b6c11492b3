import { Construct } from '#constructs';
import { Permissions, PermissionsConfig } from '#dbx/permissions';
import { literal } from '../framework/literal';

/** Who gets a permission level on an object of a workspace. */
export interface Permitted {
  /** By name, as a person typed it. */
  readonly groups: readonly string[];
  /** Application ids. */
  readonly servicePrincipals?: readonly string[];
}

/**
 * Lets groups and service principals use an object of a workspace. Whoever
 * made it and the admins may do everything anyway. Databricks takes the whole
 * list at once, so there is one resource an object; and none without anybody
 * on the list.
 */
export function permit(
  scope: Construct,
  id: string,
  object: Omit<PermissionsConfig, 'accessControl'>,
  permissionLevel: string,
  { groups, servicePrincipals = [] }: Permitted,
): void {
  const accessControl = [
    ...[...new Set(groups)].sort().map(group => ({
      groupName: literal(group),
      permissionLevel,
    })),
    ...[...new Set(servicePrincipals)].map(servicePrincipalName => ({
      servicePrincipalName,
      permissionLevel,
    })),
  ];
  if (accessControl.length > 0) {
    new Permissions(scope, id, { ...object, accessControl });
  }
}
