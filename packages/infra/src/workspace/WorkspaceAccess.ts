import { Principals } from '@lakeport/project';
import { TerraformProvider, Token } from '#cdk';
import { Construct } from '#constructs';
import { DataDatabricksGroup } from '#dbx/data-databricks-group';
import { DataDatabricksUser } from '#dbx/data-databricks-user';
import { MwsPermissionAssignment } from '#dbx/mws-permission-assignment';
import { constructId } from '../framework/constructId';
import { literal } from '../framework/literal';
import { DatabricksWorkspace } from './DatabricksWorkspace';

/**
 * Who may enter a workspace.
 *
 * @public
 */
export interface WorkspaceAccessProps {
  /** An account-level Databricks provider. */
  readonly provider: TerraformProvider;
  readonly workspace: DatabricksWorkspace;
  readonly admins: Principals;
  readonly users: Principals;
}

/**
 * Assigns groups and users of the account to a workspace. They must exist in
 * the account already. Somebody who is named as an admin and as a user is
 * assigned once, as an admin: two assignments of one principal would overwrite
 * each other.
 *
 * The workspace must have its metastore first, else Databricks refuses.
 *
 * @public
 */
export class WorkspaceAccess extends Construct {
  constructor(scope: Construct, id: string, props: WorkspaceAccessProps) {
    super(scope, id);
    const { provider, workspace, admins, users } = props;
    const assign = (name: string, principalId: string, isAdmin: boolean) =>
      new MwsPermissionAssignment(this, name, {
        provider,
        workspaceId: workspace.workspaceId,
        principalId: Token.asNumber(principalId),
        permissions: [isAdmin ? 'ADMIN' : 'USER'],
        dependsOn: [workspace.metastoreAssignment],
      });
    for (const group of unique(admins.groups, users.groups)) {
      const name = `group-${constructId(group)}`;
      const found = new DataDatabricksGroup(this, `lookup-${name}`, {
        provider,
        displayName: literal(group),
      });
      assign(name, found.id, admins.groups.includes(group));
    }
    for (const user of unique(admins.users, users.users)) {
      const name = `user-${constructId(user)}`;
      const found = new DataDatabricksUser(this, `lookup-${name}`, {
        provider,
        userName: literal(user),
      });
      assign(name, found.id, admins.users.includes(user));
    }
  }
}

function unique(...lists: ReadonlyArray<readonly string[]>): readonly string[] {
  return [...new Set(lists.flat())];
}
