import { entityTypes } from '@lakeport/backstage-plugin-databricks-common';
import { estateThing, type EstateThing } from '../estate/EstateThing';
import { baseEntity } from './baseEntity';

/** The entity of a Databricks account is named so. */
export function accountEntityName(accountId: string): string {
  return `databricks-account-${accountId}`;
}

/** A configured Databricks account. */
export function accountEntity(accountId: string, prefix: string): EstateThing {
  return estateThing('account', {
    entity: baseEntity({
      name: accountEntityName(accountId),
      title: `Databricks account ${accountId}`,
      description: 'Databricks account',
      type: entityTypes.account,
      accountId,
      location: `${prefix}account`,
      annotations: {},
    }),
    subject: { account: accountId },
    facts: { accountId },
  });
}
