import type { z } from 'zod';
import {
  catalogsAnswer,
  metastoreAssignmentAnswer,
  schemasAnswer,
  tablesAnswer,
  volumesAnswer,
} from './answers';
import { DatabricksApiError } from './DatabricksApiError';
import type {
  DatabricksCatalog,
  DatabricksReadOptions,
  DatabricksSchema,
  DatabricksTable,
  DatabricksVolume,
  DatabricksWorkspaceClient,
} from './DatabricksService';
import type { HostClient } from './HostClient';
import { readPages } from './readPages';

const UNITY_CATALOG = ['api', '2.1', 'unity-catalog'];

/** Unity Catalog over REST (Databricks REST API, Unity Catalog, 2026). */
export class DefaultWorkspaceClient implements DatabricksWorkspaceClient {
  readonly #host: HostClient;

  constructor(host: HostClient) {
    this.#host = host;
  }

  async listCatalogs(
    options?: DatabricksReadOptions,
  ): Promise<DatabricksCatalog[]> {
    const catalogs = await this.#list({
      what: 'catalogs',
      schema: catalogsAnswer,
      items: answer => answer.catalogs,
      signal: options?.signal,
    });
    return catalogs.map(catalog => ({
      name: catalog.name,
      owner: catalog.owner,
      comment: catalog.comment,
      type: catalog.catalog_type,
      metastoreId: catalog.metastore_id,
      isolationMode: catalog.isolation_mode,
      properties: catalog.properties,
    }));
  }

  async listSchemas(
    catalog: string,
    options?: DatabricksReadOptions,
  ): Promise<DatabricksSchema[]> {
    return this.#list({
      what: 'schemas',
      query: { catalog_name: catalog },
      schema: schemasAnswer,
      items: answer => answer.schemas,
      signal: options?.signal,
    });
  }

  async listVolumes(
    catalog: string,
    schema: string,
    options?: DatabricksReadOptions,
  ): Promise<DatabricksVolume[]> {
    const volumes = await this.#list({
      what: 'volumes',
      query: { catalog_name: catalog, schema_name: schema },
      schema: volumesAnswer,
      items: answer => answer.volumes,
      signal: options?.signal,
    });
    return volumes.map(({ name, volume_type }) => ({
      name,
      type: volume_type,
    }));
  }

  async listTables(
    catalog: string,
    schema: string,
    options?: DatabricksReadOptions,
  ): Promise<DatabricksTable[]> {
    const tables = await this.#list({
      what: 'tables',
      query: {
        catalog_name: catalog,
        schema_name: schema,
        include_browse: 'true',
        omit_columns: 'true',
        omit_properties: 'true',
      },
      schema: tablesAnswer,
      items: answer => answer.tables,
      signal: options?.signal,
    });
    return tables.map(({ name, table_type }) => ({ name, type: table_type }));
  }

  async getMetastoreAssignment(
    options?: DatabricksReadOptions,
  ): Promise<{ metastoreId: string; defaultCatalog?: string } | undefined> {
    try {
      const assignment = await this.#host.get(
        [...UNITY_CATALOG, 'current-metastore-assignment'],
        { schema: metastoreAssignmentAnswer, signal: options?.signal },
      );
      return {
        metastoreId: assignment.metastore_id,
        defaultCatalog: assignment.default_catalog_name,
      };
    } catch (error) {
      if (
        error instanceof DatabricksApiError &&
        error.errorCode === 'METASTORE_DOES_NOT_EXIST'
      ) {
        return undefined;
      }
      throw error;
    }
  }

  async #list<
    TAnswer extends { next_page_token?: string | undefined },
    TItem,
  >(request: {
    what: string;
    query?: Record<string, string>;
    schema: z.ZodType<TAnswer>;
    items: (answer: TAnswer) => TItem[];
    signal?: AbortSignal;
  }): Promise<TItem[]> {
    const all: TItem[][] = [];
    const pages = readPages(
      async pageToken => {
        const answer = await this.#host.get([...UNITY_CATALOG, request.what], {
          // 0 asks for the server's own page size; without the parameter the
          // list comes unpaged, which Databricks is about to end.
          query: { ...request.query, max_results: '0', page_token: pageToken },
          schema: request.schema,
          signal: request.signal,
        });
        return {
          items: request.items(answer),
          nextPageToken: answer.next_page_token,
        };
      },
      { what: request.what },
    );
    for await (const items of pages) {
      all.push(items);
    }
    return all.flat();
  }
}
