import type { UnityObject } from '@lakeport/backstage-plugin-databricks-common';
import type {
  UnityCatalogInfo,
  UnityFunctionInfo,
  UnityModelInfo,
  UnityObject as FoundObject,
  UnitySchemaInfo,
  UnityTableInfo,
  UnityTableSummary,
  UnityVolumeInfo,
} from '@lakeport/backstage-plugin-databricks-node';

/** Where an object is that is in a schema: its answer need not say it. */
type Place = { catalog: string; schema: string };

/** What Databricks tells of an object, as the REST API shows it. Owners are names yet. */
export const unityObjectOf = {
  catalog: (found: UnityCatalogInfo): UnityObject => ({
    kind: 'catalog',
    fullName: found.name,
    ...common(found),
    ...(found.type && { type: found.type }),
    ...(found.isolationMode && { isolationMode: found.isolationMode }),
    ...(found.browseOnly !== undefined && { browseOnly: found.browseOnly }),
  }),

  schema: (found: UnitySchemaInfo): UnityObject => ({
    kind: 'schema',
    fullName: found.fullName,
    catalog: found.catalogName,
    ...common(found),
    ...(found.browseOnly !== undefined && { browseOnly: found.browseOnly }),
  }),

  table: (found: UnityTableInfo): UnityObject => ({
    kind: 'table',
    fullName: found.fullName,
    catalog: found.catalogName,
    schema: found.schemaName,
    ...common(found),
    ...(found.type && { type: found.type }),
    ...(found.format && { format: found.format }),
    ...(found.browseOnly !== undefined && { browseOnly: found.browseOnly }),
  }),

  /** A name holds no dot (Databricks, names of Unity Catalog, 2026). */
  summary: (found: UnityTableSummary, catalog: string): UnityObject => {
    const [schema = '', ...name] = found.fullName
      .slice(catalog.length + 1)
      .split('.');
    return {
      kind: 'table',
      name: name.join('.'),
      fullName: found.fullName,
      catalog,
      schema,
      ...(found.type && { type: found.type }),
    };
  },

  volume: (found: UnityVolumeInfo, place: Place): UnityObject => ({
    kind: 'volume',
    fullName: found.fullName,
    ...place,
    ...common(found),
    ...(found.type && { type: found.type }),
  }),

  function: (found: UnityFunctionInfo, place: Place): UnityObject => ({
    kind: 'function',
    fullName: found.fullName,
    ...place,
    ...common(found),
    ...(found.type && { type: found.type }),
  }),

  model: (found: UnityModelInfo, place: Place): UnityObject => ({
    kind: 'model',
    fullName: found.fullName,
    ...place,
    ...common(found),
  }),
} as const;

function common(found: FoundObject) {
  const { name, owner, comment, updatedAt } = found;
  return {
    name,
    ...(owner && { owner: { name: owner } }),
    ...(comment && { comment }),
    ...(updatedAt && { updatedAt }),
  };
}
