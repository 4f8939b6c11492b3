import { stringifyError } from '@backstage/errors';
import {
  DatabricksApiError,
  workspaceTags,
  type DatabricksCatalog,
  type DatabricksWorkspaceClient,
} from '@lakeport/backstage-plugin-databricks-node';
import type { CatalogHolding } from './CatalogHolding';

/** As many names tell what it is about; the counts tell how much. */
const MOST_NAMES = 20;

/** Catalogs that every workspace has and no project made. */
const BUILT_IN = new Set([
  'system',
  'samples',
  'hive_metastore',
  '__databricks_internal',
]);
const FOREIGN_TYPES = new Set(['SYSTEM_CATALOG', 'INTERNAL_CATALOG']);
const INFORMATION_SCHEMA = 'information_schema';

/**
 * Reads what the catalogs of an environment hold. Databricks leaves out of its
 * lists what the caller may not see; so what is declared and not listed is told
 * apart from what is not there, and what cannot be read is never taken for empty.
 *
 * @param declared - schemas by catalog, as the project file has them
 * @returns the catalogs by name, and a sentence for each thing that could not be read
 */
export async function readHoldings(
  client: DatabricksWorkspaceClient,
  of: {
    project: string;
    environment: string;
    declared: Record<string, string[]>;
  },
  options: { signal?: AbortSignal } = {},
): Promise<{ holds: CatalogHolding[]; unread: string[] }> {
  const unread: string[] = [];
  const listed = await attempt('the list of its catalogs', () =>
    client.listCatalogs(options),
  );
  if (!listed) {
    return { holds: [], unread };
  }
  const names = new Set(
    listed.filter(catalog => isOf(catalog, of)).map(({ name }) => name),
  );
  for (const name of Object.keys(of.declared)) {
    if (!listed.some(catalog => catalog.name === name)) {
      names.add(name);
    }
  }
  const holds: CatalogHolding[] = [];
  for (const catalog of [...names].sort()) {
    const holding = await readCatalog(catalog);
    if (holding) {
      holds.push(holding);
    }
  }
  return { holds, unread };

  async function readCatalog(
    catalog: string,
  ): Promise<CatalogHolding | undefined> {
    let gone = false;
    const found = await attempt(`the schemas of ${catalog}`, async () => {
      try {
        return await client.listSchemas(catalog, options);
      } catch (error) {
        gone =
          error instanceof DatabricksApiError && error.upstreamStatus === 404;
        if (gone) {
          return [];
        }
        throw error;
      }
    });
    if (!found || gone) {
      return undefined;
    }
    const schemas = found
      .map(({ name }) => name)
      .filter(name => name !== INFORMATION_SCHEMA)
      .sort();
    const declared = Object.hasOwn(of.declared, catalog)
      ? of.declared[catalog]
      : [];
    for (const schema of declared.filter(name => !schemas.includes(name))) {
      unread.push(
        `the schema ${catalog}.${schema}: it is declared, and Databricks does not list it. Either it was never deployed, or the portal's service principal may not see it and needs BROWSE on the catalog`,
      );
    }
    const holding = { catalog, schemas: schemas.length, tables: 0, volumes: 0 };
    const held: string[] = [];
    for (const schema of schemas) {
      options.signal?.throwIfAborted();
      const [tables, volumes] = await Promise.all([
        attempt(`the tables of ${catalog}.${schema}`, () =>
          client.listTables(catalog, schema, options),
        ),
        attempt(`the volumes of ${catalog}.${schema}`, () =>
          client.listVolumes(catalog, schema, options),
        ),
      ]);
      holding.tables += tables?.length ?? 0;
      holding.volumes += volumes?.length ?? 0;
      for (const { name } of [...(tables ?? []), ...(volumes ?? [])]) {
        if (held.length < MOST_NAMES) {
          held.push(`${catalog}.${schema}.${name}`);
        }
      }
    }
    return { ...holding, names: held };
  }

  async function attempt<T>(
    what: string,
    read: () => Promise<T>,
  ): Promise<T | undefined> {
    try {
      return await read();
    } catch (error) {
      options.signal?.throwIfAborted();
      unread.push(
        `${what}: ${
          error instanceof Error ? error.message : stringifyError(error)
        }`,
      );
      return undefined;
    }
  }
}

/**
 * Whether a catalog that the workspace sees is the environment's: its tags or
 * the project file say so, or it has no tags and is isolated, that is, bound to
 * this workspace. What is open to the whole metastore is nobody's environment's.
 */
function isOf(
  catalog: DatabricksCatalog,
  of: {
    project: string;
    environment: string;
    declared: Record<string, string[]>;
  },
): boolean {
  if (BUILT_IN.has(catalog.name) || FOREIGN_TYPES.has(catalog.type ?? '')) {
    return false;
  }
  const project = catalog.properties[workspaceTags.project];
  const environment = catalog.properties[workspaceTags.environment];
  if (project === undefined && environment === undefined) {
    return (
      Object.hasOwn(of.declared, catalog.name) ||
      catalog.isolationMode !== 'OPEN'
    );
  }
  return project === of.project && environment === of.environment;
}
