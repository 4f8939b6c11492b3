import type { z } from 'zod';
import type { DatabricksPage } from '../DatabricksList';
import type { DatabricksReadOptions } from '../DatabricksService';
import type { HostClient, Query } from '../HostClient';
import { isMissing } from '../isMissing';
import { PagedList } from '../PagedList';
import { columnLineage, tableLineage } from './lineageAnswers';
import * as answers from './unityCatalogAnswers';
import type {
  UnityBindableType,
  UnityCatalogListOptions,
  UnityCatalogReader,
  UnityTableListOptions,
  UnityTaggableType,
} from './UnityCatalogReader';

const UNITY_CATALOG = ['api', '2.1', 'unity-catalog'];
const LINEAGE = ['api', '2.0', 'lineage-tracking'];
/** Fewer results of effective permissions are refused. */
const LEAST_GRANTS = 150;
/** More tables or models to a page are cut, and refused by the open Unity Catalog (v0.6.0). */
const MOST_TABLES = 50;
const BROWSE = { include_browse: 'true' };

/** Unity Catalog over REST (Databricks REST API, Unity Catalog, 2026; databricks-sdk-go v0.175). */
export class DefaultUnityCatalogReader implements UnityCatalogReader {
  readonly #host: HostClient;

  constructor(host: HostClient) {
    this.#host = host;
  }

  catalogs(options: UnityCatalogListOptions = {}) {
    return this.#list(['catalogs'], answers.catalogs, {
      ...BROWSE,
      include_unbound: options.unbound ? 'true' : undefined,
    });
  }

  catalog(name: string, options?: DatabricksReadOptions) {
    return this.#one(['catalogs', name], answers.catalog, options);
  }

  schemas(catalog: string) {
    return this.#list(['schemas'], answers.schemas, {
      catalog_name: catalog,
      ...BROWSE,
    });
  }

  schema(fullName: string, options?: DatabricksReadOptions) {
    return this.#one(['schemas', fullName], answers.schema, options);
  }

  tables(catalog: string, schema: string, options: UnityTableListOptions = {}) {
    return this.#list(
      ['tables'],
      answers.tables,
      {
        ...inSchema(catalog, schema),
        omit_columns: options.columns ? undefined : 'true',
        omit_properties: options.properties ? undefined : 'true',
      },
      { most: MOST_TABLES },
    );
  }

  tableSummaries(
    catalog: string,
    patterns: { schema?: string; table?: string } = {},
  ) {
    return this.#list(['table-summaries'], answers.tableSummaries, {
      catalog_name: catalog,
      schema_name_pattern: patterns.schema,
      table_name_pattern: patterns.table,
    });
  }

  table(fullName: string, options?: DatabricksReadOptions) {
    return this.#one(['tables', fullName], answers.table, options);
  }

  volumes(catalog: string, schema: string) {
    return this.#list(['volumes'], answers.volumes, inSchema(catalog, schema));
  }

  functions(catalog: string, schema: string) {
    return this.#list(
      ['functions'],
      answers.functions,
      inSchema(catalog, schema),
    );
  }

  models(catalog: string, schema: string) {
    return this.#list(['models'], answers.models, inSchema(catalog, schema), {
      most: MOST_TABLES,
    });
  }

  volume(fullName: string, options?: DatabricksReadOptions) {
    return this.#one(['volumes', fullName], answers.volume, options);
  }

  function(fullName: string, options?: DatabricksReadOptions) {
    return this.#one(
      ['functions', fullName],
      answers.registeredFunction,
      options,
    );
  }

  model(fullName: string, options?: DatabricksReadOptions) {
    return this.#one(['models', fullName], answers.model, options);
  }

  externalLocations() {
    return this.#list(
      ['external-locations'],
      answers.externalLocations,
      BROWSE,
    );
  }

  storageCredentials() {
    return this.#list(['storage-credentials'], answers.storageCredentials);
  }

  effectivePermissions(type: string, fullName: string, principal?: string) {
    return this.#list(
      ['effective-permissions', type, fullName],
      answers.effectivePermissions,
      { principal },
      { least: LEAST_GRANTS },
    );
  }

  bindings(type: UnityBindableType, name: string) {
    return this.#list(['bindings', type, name], answers.bindings);
  }

  tags(type: UnityTaggableType, fullName: string) {
    return this.#list(
      ['entity-tag-assignments', type, fullName, 'tags'],
      answers.tags,
    );
  }

  metastoreSummary(options?: DatabricksReadOptions) {
    return this.#host.get([...UNITY_CATALOG, 'metastore_summary'], {
      schema: answers.metastoreSummary,
      signal: options?.signal,
    });
  }

  tableLineage(fullName: string, options?: DatabricksReadOptions) {
    return this.#lineage('table-lineage', tableLineage, {
      query: { table_name: fullName, include_entity_lineage: 'true' },
      signal: options?.signal,
    });
  }

  columnLineage(
    tableFullName: string,
    column: string,
    options?: DatabricksReadOptions,
  ) {
    return this.#lineage('column-lineage', columnLineage, {
      query: { table_name: tableFullName, column_name: column },
      signal: options?.signal,
    });
  }

  /** 404 is the answer for a table of which nothing was recorded. */
  async #lineage<T>(
    kind: string,
    schema: z.ZodType<T>,
    options: { query: Query; signal?: AbortSignal },
  ): Promise<T> {
    try {
      return await this.#host.get([...LINEAGE, kind], { schema, ...options });
    } catch (error) {
      if (isMissing(error)) {
        return schema.parse({});
      }
      throw error;
    }
  }

  #one<T>(
    path: string[],
    schema: z.ZodType<T>,
    options?: DatabricksReadOptions,
  ): Promise<T> {
    return this.#host.get([...UNITY_CATALOG, ...path], {
      schema,
      query: BROWSE,
      signal: options?.signal,
    });
  }

  #list<T>(
    path: string[],
    schema: z.ZodType<DatabricksPage<T>>,
    query: Query = {},
    size: { least?: number; most?: number } = {},
  ): PagedList<T> {
    return new PagedList(
      path.join('/'),
      ({ pageToken, maxResults = 0, signal }) =>
        this.#host.get([...UNITY_CATALOG, ...path], {
          schema,
          query: {
            ...query,
            // 0 asks for the server's own page size; without the parameter the
            // list comes unpaged, which Databricks is about to end.
            max_results: String(sizeOf(maxResults, size)),
            page_token: pageToken,
          },
          signal,
        }),
    );
  }
}

function sizeOf(
  wanted: number,
  { least = 0, most = Infinity }: { least?: number; most?: number },
): number {
  return wanted === 0 ? 0 : Math.min(Math.max(wanted, least), most);
}

function inSchema(catalog: string, schema: string): Query {
  return { catalog_name: catalog, schema_name: schema, ...BROWSE };
}
