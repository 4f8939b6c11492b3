import type { AccountObjects } from './AccountObjects';
import type { HeldObject } from './AccountReader';

/** What service principals of the account may do. */
export class Principals {
  constructor(private readonly objects: AccountObjects) {}

  private find(clientId: string): HeldObject | undefined {
    return this.objects
      .ofType('databricks_service_principal')
      .find(({ attributes }) => attributes.application_id === clientId);
  }

  /** Whether one is an account admin: only those may use the account API. */
  isAccountAdmin(clientId: string): boolean {
    const principal = this.find(clientId);
    return this.objects
      .ofType('databricks_service_principal_role')
      .some(
        ({ attributes }) =>
          attributes.service_principal_id === principal?.id &&
          attributes.role === 'account_admin',
      );
  }

  /** Whether one may enter a workspace, by itself or in a group. */
  mayEnter(clientId: string, workspaceId: string): boolean {
    const principal = this.find(clientId);
    if (!principal) {
      return false;
    }
    const groups = this.objects
      .ofType('databricks_group_member')
      .filter(({ attributes }) => attributes.member_id === principal.id)
      .map(({ attributes }) => String(attributes.group_id));
    return this.objects
      .ofType('databricks_mws_permission_assignment')
      .some(
        object =>
          this.objects.workspaceIdOf(object) === workspaceId &&
          [principal.id, ...groups].includes(
            String(object.attributes.principal_id),
          ),
      );
  }
}
