import {
  annotations,
  entityTypes,
} from '@lakeport/backstage-plugin-databricks-common';
import type { EstateMetastore } from '../estate/EstateMetastore';
import { estateThing, type EstateThing } from '../estate/EstateThing';
import { accountEntityName } from './accountEntity';
import { baseEntity } from './baseEntity';
import { entityName } from './entityName';
import { resourceRef } from './resourceRef';

/** Ids of metastores differ in their first eight digits, or names do. */
export const METASTORE_DIGITS = 8;

/**
 * Name of a metastore's entity. A catalog of the same name has one of its own: the
 * dot is in no catalog's name, and no schema's name ends so.
 */
export function metastoreEntityName(metastore: EstateMetastore): string {
  return entityName(
    metastore.name,
    `metastore.${metastore.id.slice(0, METASTORE_DIGITS)}`,
  );
}

/** A metastore; depends on its account where that is configured. */
export function metastoreEntity(
  metastore: EstateMetastore,
  options: { prefix: string; accountId?: string },
): EstateThing {
  const { id, name, region, owner, accountId = options.accountId } = metastore;
  return estateThing('metastore', {
    entity: baseEntity({
      name: metastoreEntityName(metastore),
      title: name,
      description: `Unity Catalog metastore${region ? ` in ${region}` : ''}`,
      type: entityTypes.metastore,
      accountId,
      databricksOwner: owner,
      location: `${options.prefix}metastores/${id}`,
      annotations: {
        [annotations.metastoreId]: id,
        [annotations.region]: region,
      },
      dependsOn: [
        options.accountId && resourceRef(accountEntityName(options.accountId)),
      ],
    }),
    subject: { account: accountId, databricksOwner: owner },
    facts: metastore,
  });
}
