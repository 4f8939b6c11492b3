import type { Entity } from '@backstage/catalog-model';
import {
  annotations,
  entityTypes,
} from '@lakeport/backstage-plugin-databricks-common';
import {
  workspaceTags,
  type DatabricksCatalog,
  type DatabricksMetastore,
  type DatabricksWorkspace,
} from '@lakeport/backstage-plugin-databricks-node';
import type { AccountSnapshot } from './AccountSnapshot';
import { baseEntity } from './baseEntity';
import { entityName } from './entityName';

/** Catalogs that every workspace has and nobody made. */
const BUILT_IN = new Set([
  'system',
  'samples',
  'hive_metastore',
  '__databricks_internal',
]);
const BUILT_IN_TYPES = new Set(['SYSTEM_CATALOG', 'INTERNAL_CATALOG']);
/** A tag that is no entity name can name no entity. */
const ENTITY_NAME = /^[a-zA-Z0-9]([a-zA-Z0-9._-]*[a-zA-Z0-9])?$/;

/**
 * Workspaces, metastores and catalogs of an account as Resources, sorted by
 * name: the same account gives the same entities, whatever order it answers in.
 *
 * A workspace depends on its metastore; a project's environment depends on its
 * workspace; a catalog depends on its metastore and, if only one workspace sees
 * it, on that one. What a project made is part of the project's System.
 */
export function toEntities(
  snapshot: AccountSnapshot,
  options: { owner: string },
): Entity[] {
  const metastores = new Map(snapshot.metastores.map(item => [item.id, item]));
  const entities = [
    ...snapshot.metastores.map(item => metastoreEntity(item, options.owner)),
    ...snapshot.workspaces.map(item =>
      workspaceEntity(item, {
        owner: options.owner,
        metastore: metastores.get(snapshot.assignments.get(item.id) ?? ''),
      }),
    ),
    ...collectCatalogs(snapshot).map(item =>
      catalogEntity(item, {
        owner: options.owner,
        accountId: snapshot.accountId,
        metastore: metastores.get(item.metastoreId),
      }),
    ),
  ];
  return entities.sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
}

function metastoreEntity(
  metastore: DatabricksMetastore,
  owner: string,
): Entity {
  return baseEntity({
    name: metastoreName(metastore),
    title: metastore.name,
    description: `Unity Catalog metastore${inRegion(metastore.region)}`,
    type: entityTypes.metastore,
    owner,
    accountId: metastore.accountId,
    path: `metastores/${metastore.id}`,
    annotations: { [annotations.metastoreId]: metastore.id },
  });
}

function workspaceEntity(
  workspace: DatabricksWorkspace,
  options: { owner: string; metastore?: DatabricksMetastore },
): Entity {
  const { metastore } = options;
  const project = entityNameOf(workspace.project);
  const environment = entityNameOf(workspace.environment);
  return baseEntity({
    name: workspaceName(workspace),
    title: workspace.name,
    description: `Databricks workspace${inRegion(workspace.region)}`,
    type: entityTypes.workspace,
    owner: options.owner,
    accountId: workspace.accountId,
    path: `workspaces/${workspace.id}`,
    url: workspace.url,
    annotations: {
      [annotations.workspaceId]: workspace.id,
      ...(metastore && { [annotations.metastoreId]: metastore.id }),
    },
    system: project,
    dependsOn: metastore && [ref(metastoreName(metastore))],
    dependencyOf:
      project && environment ? [ref(`${project}-${environment}`)] : undefined,
  });
}

interface SeenCatalog extends Omit<DatabricksCatalog, 'metastoreId'> {
  metastoreId: string;
  seenBy: DatabricksWorkspace[];
}

/** The catalogs of all workspaces, each once. */
function collectCatalogs(snapshot: AccountSnapshot): SeenCatalog[] {
  const seen = new Map<string, SeenCatalog>();
  for (const workspace of snapshot.workspaces) {
    for (const catalog of snapshot.catalogs.get(workspace.id) ?? []) {
      const isBuiltIn =
        BUILT_IN.has(catalog.name) || BUILT_IN_TYPES.has(catalog.type ?? '');
      const metastoreId =
        catalog.metastoreId ?? snapshot.assignments.get(workspace.id);
      if (isBuiltIn || !metastoreId) {
        continue;
      }
      const key = `${metastoreId}/${catalog.name}`;
      const known = seen.get(key);
      if (known) {
        known.seenBy.push(workspace);
      } else {
        seen.set(key, { ...catalog, metastoreId, seenBy: [workspace] });
      }
    }
  }
  return [...seen.values()];
}

function catalogEntity(
  catalog: SeenCatalog,
  options: {
    owner: string;
    accountId: string;
    metastore?: DatabricksMetastore;
  },
): Entity {
  const { metastore } = options;
  const only = catalog.seenBy.length === 1 ? catalog.seenBy[0] : undefined;
  return baseEntity({
    name: entityName(catalog.name, catalog.metastoreId.slice(0, 8)),
    title: catalog.name,
    description: catalog.comment ?? 'Unity Catalog catalog',
    type: entityTypes.catalog,
    owner: options.owner,
    accountId: options.accountId,
    path: `metastores/${catalog.metastoreId}/catalogs/${catalog.name}`,
    url: only?.url
      ? `${only.url}/explore/data/${encodeURIComponent(catalog.name)}`
      : undefined,
    annotations: {
      [annotations.catalog]: catalog.name,
      [annotations.metastoreId]: catalog.metastoreId,
      ...(only && { [annotations.workspaceId]: only.id }),
    },
    system: entityNameOf(
      catalog.properties[workspaceTags.project] ?? only?.project,
    ),
    dependsOn: [
      ...(metastore ? [ref(metastoreName(metastore))] : []),
      ...(only ? [ref(workspaceName(only))] : []),
    ],
  });
}

function metastoreName(metastore: DatabricksMetastore): string {
  return entityName(metastore.name, metastore.id.slice(0, 8));
}

/** Not the bare name: the environment's own entity is a Resource of that name. */
function workspaceName(workspace: DatabricksWorkspace): string {
  return entityName(workspace.name, workspace.id);
}

function ref(name: string): string {
  return `resource:default/${name}`;
}

function entityNameOf(tag: string | undefined): string | undefined {
  return tag && tag.length <= 63 && ENTITY_NAME.test(tag) ? tag : undefined;
}

function inRegion(region: string | undefined): string {
  return region ? ` in ${region}` : '';
}
