import {
  DatabricksApiError,
  type DatabricksConfigProblem,
  type DatabricksList,
  type UnityCatalogInfo,
  type UnitySchemaInfo,
  type UnityTableInfo,
  type UnityVolumeInfo,
} from '@lakeport/backstage-plugin-databricks-node';
import type { SearchService } from '../read/findMetastores';

interface FakeTable {
  columns: Record<string, string>;
  updatedAt?: string;
  comment?: string;
}

/** Databricks in memory: one account with one metastore. */
export class FakeEstate {
  /** Ids of the workspaces. */
  workspaces = ['1'];
  /** Workspaces configured by themselves, of the metastore m2. */
  configured: string[] = [];
  /** Catalog → workspaces that see it (all when empty), and tables by schema. */
  catalogs: Record<
    string,
    {
      boundTo?: string[];
      schemas: Record<string, Record<string, FakeTable>>;
      volumes?: Record<string, string[]>;
    }
  > = {
    sales: {
      schemas: {
        raw: {
          orders: {
            columns: { id: 'key of the order', amount: '' },
            updatedAt: '2026-01-01',
            comment: 'All orders',
          },
          returns: { columns: { id: '' }, updatedAt: '2026-01-01' },
        },
        information_schema: {},
      },
      volumes: { raw: ['landing'] },
    },
  };
  /** Answered with an error: status 403 or 503, by account, catalogs:1, schemas:sales, tables:sales.raw, volumes:sales.raw, configured. */
  readonly failing = new Map<string, number>();
  /** What was asked for, by the same names; columns when a list holds them. */
  readonly asked: string[] = [];
  problems: DatabricksConfigProblem[] = [];

  service(): SearchService {
    return {
      problems: () => this.problems,
      accounts: () => [
        {
          accountId: 'acc',
          listWorkspaces: async () =>
            this.#answer('account', () =>
              this.workspaces.map(id => ({
                accountId: 'acc',
                id,
                name: `w${id}`,
                status: id === 'stopped' ? 'PROVISIONING' : 'RUNNING',
                region: '',
                url: `https://${id}`,
                customTags: {},
              })),
            ),
          listMetastores: async () => [
            { accountId: 'acc', id: 'm1', name: 'west' },
          ],
          listMetastoreWorkspaces: async () => this.workspaces,
        },
      ],
      accountReader: () => ({ workspace: ({ id }) => this.#reader(id) }),
      workspaces: () =>
        this.configured.map(id => {
          const { name, unityCatalog } = this.#reader(id);
          return {
            name,
            url: `https://${id}`,
            unityCatalog: {
              ...unityCatalog,
              metastoreSummary: async () =>
                this.#answer('configured', () => ({ id: 'm2', name: 'east' })),
            },
          };
        }),
    };
  }

  #reader(id: string) {
    const tablesOf = (catalog: string, schema: string) =>
      this.catalogs[catalog]?.schemas[schema] ?? {};
    return {
      name: `w${id}`,
      unityCatalog: {
        catalogs: () =>
          this.#list(`catalogs:${id}`, () =>
            Object.entries(this.catalogs)
              .filter(([, { boundTo }]) => boundTo?.includes(id) ?? true)
              .map(([name]): UnityCatalogInfo => ({ name, properties: {} })),
          ),
        schemas: (catalog: string) =>
          this.#list(`schemas:${catalog}`, () =>
            Object.keys(this.catalogs[catalog]?.schemas ?? {}).map(
              (name): UnitySchemaInfo => ({
                name,
                fullName: `${catalog}.${name}`,
                catalogName: catalog,
                properties: {},
              }),
            ),
          ),
        tables: (
          catalog: string,
          schema: string,
          options?: { columns?: boolean },
        ) =>
          this.#list(
            `tables:${catalog}.${schema}${options?.columns ? ' columns' : ''}`,
            () =>
              Object.entries(tablesOf(catalog, schema)).map(([name, table]) =>
                tableInfo(catalog, schema, name, table, options?.columns),
              ),
          ),
        table: async (fullName: string) =>
          this.#answer(`table:${fullName}`, () => {
            const [catalog, schema, name] = fullName.split('.');
            const table = tablesOf(catalog, schema)[name];
            return tableInfo(catalog, schema, name, table, true);
          }),
        volumes: (catalog: string, schema: string) =>
          this.#list(`volumes:${catalog}.${schema}`, () =>
            (this.catalogs[catalog]?.volumes?.[schema] ?? []).map(
              (name): UnityVolumeInfo => ({
                name,
                fullName: `${catalog}.${schema}.${name}`,
              }),
            ),
          ),
      },
    };
  }

  #answer<T>(source: string, give: () => T): T {
    this.asked.push(source);
    const status = this.failing.get(source.replace(/ columns$/, ''));
    if (status !== undefined) {
      throw new DatabricksApiError({
        message: `${status} for ${source}`,
        errorCode: 'REFUSED',
        upstreamStatus: status,
      });
    }
    return give();
  }

  #list<T>(source: string, give: () => T[]): DatabricksList<T> {
    const all = async () => this.#answer(source, give);
    return {
      all,
      page: async () => ({ items: await all() }),
      pages: async function* pages() {
        yield await all();
      },
    };
  }
}

function tableInfo(
  catalogName: string,
  schemaName: string,
  name: string,
  { columns, updatedAt, comment }: FakeTable,
  withColumns = false,
): UnityTableInfo {
  return {
    name,
    fullName: `${catalogName}.${schemaName}.${name}`,
    catalogName,
    schemaName,
    type: 'MANAGED',
    updatedAt,
    comment,
    columns: withColumns
      ? Object.entries(columns).map(([column, said]) => ({
          name: column,
          comment: said || undefined,
        }))
      : [],
    constraints: [],
    properties: {},
  };
}
