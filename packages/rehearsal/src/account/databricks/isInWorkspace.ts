import type { Request } from '../TypeRules';

/** Groups that every workspace has. */
const SYSTEM = ['admins', 'users', 'account users'];

/**
 * Whether a group, user or service principal of the account may enter the
 * workspace that a request goes to. Of a workspace that stood there before
 * nobody knows, so it is taken to be so.
 *
 * @param name - display name, user name or application id
 */
export function isInWorkspace(
  { account, scope }: Request,
  name: string,
): boolean {
  const workspace = account
    .objects({ type: 'databricks_mws_workspaces' })
    .find(({ workspaceId }) => scope === `workspace:${workspaceId}`);
  if (SYSTEM.includes(name) || !workspace || workspace.seeded) {
    return true;
  }
  const principals = [
    'databricks_group',
    'databricks_user',
    'databricks_service_principal',
  ]
    .flatMap(type => account.objects({ type }))
    .filter(({ attributes }) =>
      [
        attributes.display_name,
        attributes.user_name,
        attributes.application_id,
      ].includes(name),
    );
  return account
    .objects({ type: 'databricks_mws_permission_assignment' })
    .some(
      ({ attributes }) =>
        String(attributes.workspace_id) === workspace.workspaceId &&
        principals.some(({ id }) => id === String(attributes.principal_id)),
    );
}
