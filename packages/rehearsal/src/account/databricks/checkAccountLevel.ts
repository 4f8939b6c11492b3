import { isAccountLevel } from '../Caller';
import { ServiceError } from '../ServiceError';
import type { Request } from '../TypeRules';
import { text } from '../text';

/** Refuses a request to the account API through a workspace's provider. */
export function checkAccountLevel(request: Request): void {
  const { caller, attributes } = request;
  if (!isAccountLevel(caller)) {
    throw new ServiceError(
      'invalid Databricks Account configuration',
      `${request.type} needs a provider with host https://accounts.cloud.databricks.com and account_id; this one has host ${caller.host}.`,
    );
  }
  const asked = text(attributes.account_id);
  if (asked && caller.accountId && asked !== caller.accountId) {
    throw new ServiceError(
      'the account of the resource is not the account of its provider',
      `${request.type} names ${asked}, its provider ${caller.accountId}.`,
    );
  }
}
