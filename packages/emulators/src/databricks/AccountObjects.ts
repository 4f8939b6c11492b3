import type { AccountReader, HeldObject } from './AccountReader';
import { fields } from './fields';

/** Finds the objects of the rehearsal account by the account, workspace or metastore that they belong to. */
export class AccountObjects {
  constructor(private readonly account: AccountReader) {}

  ofType(type: string): HeldObject[] {
    return this.account.objects({ type });
  }

  ofAccount(type: string, accountId: string): HeldObject[] {
    return this.ofType(type).filter(
      object =>
        (fields.text(object.attributes.account_id) ?? object.accountId) ===
        accountId,
    );
  }

  inMetastore(type: string, metastoreId: string): HeldObject[] {
    return this.ofType(type).filter(
      object =>
        (object.metastoreId ?? fields.text(object.attributes.metastore_id)) ===
        metastoreId,
    );
  }

  workspaceIdOf(object: HeldObject): string {
    return (
      object.workspaceId ??
      fields.text(object.attributes.workspace_id) ??
      String(object.attributes.workspace_id ?? '')
    );
  }
}
