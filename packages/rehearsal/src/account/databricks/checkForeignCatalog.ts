import { globalMetastoreIdOf } from './globalMetastoreIdOf';
import { ServiceError } from '../ServiceError';
import { text } from '../text';
import type { Request } from '../TypeRules';

/**
 * Refuses a catalog of a share that was not given to its metastore. Whoever is
 * let in by another metastore finds it as a provider under its global id.
 */
function checkShared(request: Request, provider: string): void {
  const { account, attributes, scope } = request;
  const own = globalMetastoreIdOf(account, scope);
  const recipients = account
    .objects({ type: 'databricks_recipient' })
    .filter(
      recipient =>
        recipient.attributes.data_recipient_global_metastore_id === own &&
        globalMetastoreIdOf(account, recipient.scope) === provider,
    );
  if (own === undefined || recipients.length === 0) {
    throw new ServiceError(
      `Provider '${provider}' does not exist.`,
      `No metastore of that id has a databricks_recipient for ${own ?? scope}.`,
    );
  }
  const share = text(attributes.share_name) ?? '';
  const isGranted = account
    .objects({ type: 'databricks_grant' })
    .some(grant =>
      recipients.some(
        recipient =>
          grant.scope === recipient.scope &&
          grant.attributes.share === share &&
          grant.attributes.principal === recipient.id,
      ),
    );
  if (!isGranted) {
    throw new ServiceError(
      `Share '${provider}.${share}' does not exist.`,
      `Grant SELECT on share ${share} to the recipient before the catalog ${text(
        attributes.name,
      )} is made.`,
    );
  }
}

/** Refuses a catalog of something that its metastore does not know. */
export function checkForeignCatalog(request: Request): void {
  const { account, attributes, scope } = request;
  const provider = text(attributes.provider_name);
  if (provider !== undefined) {
    checkShared(request, provider);
  }
  const connection = text(attributes.connection_name);
  if (
    connection !== undefined &&
    !account.find('databricks_connection', scope, connection)
  ) {
    throw new ServiceError(
      `Connection '${connection}' does not exist.`,
      `${text(
        attributes.name,
      )} needs it in its own metastore. A connection is not seen in other regions.`,
    );
  }
}

/** What kind of catalog the attributes make. */
export function catalogTypeOf({ attributes }: Request): string {
  if (text(attributes.provider_name)) {
    return 'DELTASHARING_CATALOG';
  }
  return text(attributes.connection_name)
    ? 'FOREIGN_CATALOG'
    : 'MANAGED_CATALOG';
}
