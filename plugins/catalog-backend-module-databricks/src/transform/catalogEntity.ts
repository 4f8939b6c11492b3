import {
  annotations,
  entityTypes,
} from '@lakeport/backstage-plugin-databricks-common';
import { workspaceTags } from '@lakeport/backstage-plugin-databricks-node';
import { estateThing, type EstateThing } from '../estate/EstateThing';
import type { EstateWorkspace } from '../estate/EstateWorkspace';
import type { SeenCatalog } from '../estate/SeenCatalog';
import { baseEntity } from './baseEntity';
import { entityName } from './entityName';
import { entityNameOfTag } from './entityNameOfTag';
import { environmentRef } from './environmentRef';
import { METASTORE_DIGITS } from './metastoreEntity';
import { resourceRef } from './resourceRef';
import { workspaceEntityName } from './workspaceEntity';

/** Name of a catalog's entity. */
export function catalogEntityName(metastoreId: string, name: string): string {
  return entityName(name, metastoreId.slice(0, METASTORE_DIGITS));
}

/** The project that a catalog is of, by its own properties or its only workspace. */
export function projectOfCatalog(
  properties: Record<string, string>,
  only?: EstateWorkspace,
): string | undefined {
  return entityNameOfTag(properties[workspaceTags.project] ?? only?.project);
}

/**
 * A catalog. It depends on its metastore and, if only one workspace sees it, on
 * that one; it is part of the project's System, and the environment that its
 * properties name depends on it.
 *
 * @param options - `only` is the workspace that alone sees the catalog
 */
export function catalogEntity(
  { catalog }: SeenCatalog,
  options: {
    prefix: string;
    accountId?: string;
    metastore?: { entityName?: string };
    only?: EstateWorkspace;
  },
): EstateThing {
  const { only } = options;
  const { name, metastoreId, owner, properties } = catalog;
  return estateThing('catalog', {
    entity: baseEntity({
      name: catalogEntityName(metastoreId, name),
      title: name,
      description: catalog.comment ?? 'Unity Catalog catalog',
      type: entityTypes.catalog,
      accountId: options.accountId,
      databricksOwner: owner,
      location: `${
        options.prefix
      }metastores/${metastoreId}/catalogs/${encodeURIComponent(name)}`,
      url: only?.url
        ? `${only.url}/explore/data/${encodeURIComponent(name)}`
        : undefined,
      annotations: {
        [annotations.catalog]: name,
        [annotations.metastoreId]: metastoreId,
        [annotations.workspaceId]: only?.id,
        [annotations.isolationMode]: catalog.isolationMode,
      },
      system: projectOfCatalog(properties, only),
      dependsOn: [
        options.metastore?.entityName &&
          resourceRef(options.metastore.entityName),
        only && resourceRef(workspaceEntityName(only)),
      ],
      dependencyOf: [
        environmentRef(
          properties[workspaceTags.project],
          properties[workspaceTags.environment],
        ),
      ],
    }),
    subject: {
      account: options.accountId,
      workspace: only?.name,
      catalog: name,
      databricksOwner: owner,
      tags: properties,
    },
    facts: catalog,
  });
}
