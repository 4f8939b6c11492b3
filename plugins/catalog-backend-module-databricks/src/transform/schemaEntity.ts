import {
  annotations,
  entityTypes,
} from '@lakeport/backstage-plugin-databricks-common';
import type { UnitySchemaInfo } from '@lakeport/backstage-plugin-databricks-node';
import { estateThing, type EstateThing } from '../estate/EstateThing';
import type { EstateWorkspace } from '../estate/EstateWorkspace';
import type { SeenCatalog } from '../estate/SeenCatalog';
import { baseEntity } from './baseEntity';
import { catalogEntityName, projectOfCatalog } from './catalogEntity';
import { entityName } from './entityName';
import { METASTORE_DIGITS } from './metastoreEntity';
import { resourceRef } from './resourceRef';

/** A schema; depends on its catalog and is part of the same System. */
export function schemaEntity(
  schema: UnitySchemaInfo,
  options: {
    prefix: string;
    accountId?: string;
    of: SeenCatalog;
    only?: EstateWorkspace;
  },
): EstateThing {
  const { only } = options;
  const { metastoreId, name: catalog, properties } = options.of.catalog;
  const path = [catalog, schema.name].map(encodeURIComponent);
  return estateThing('schema', {
    entity: baseEntity({
      name: entityName(
        `${catalog}.${schema.name}`,
        metastoreId.slice(0, METASTORE_DIGITS),
      ),
      title: `${catalog}.${schema.name}`,
      description: schema.comment ?? 'Unity Catalog schema',
      type: entityTypes.schema,
      accountId: options.accountId,
      databricksOwner: schema.owner,
      location: `${
        options.prefix
      }metastores/${metastoreId}/catalogs/${path.join('/schemas/')}`,
      url: only?.url ? `${only.url}/explore/data/${path.join('/')}` : undefined,
      annotations: {
        [annotations.catalog]: catalog,
        [annotations.schema]: schema.name,
        [annotations.metastoreId]: metastoreId,
        [annotations.workspaceId]: only?.id,
      },
      system: projectOfCatalog({ ...properties, ...schema.properties }, only),
      dependsOn: [resourceRef(catalogEntityName(metastoreId, catalog))],
    }),
    subject: {
      account: options.accountId,
      workspace: only?.name,
      catalog,
      schema: schema.name,
      databricksOwner: schema.owner,
      tags: schema.properties,
    },
    facts: { ...schema, metastoreId },
  });
}
