import type { Request } from '../TypeRules';
import { text } from '../text';

/** The Databricks account that a request is about. */
export function accountOf(request: Request): string {
  const { account, attributes, caller } = request;
  return (
    text(attributes.account_id) ??
    caller.accountId ??
    account.databricksAccountId()
  );
}
