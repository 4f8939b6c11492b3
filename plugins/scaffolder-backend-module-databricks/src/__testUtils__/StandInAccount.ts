import type {
  DatabricksCatalog,
  DatabricksService,
  DatabricksWorkspace,
  DatabricksWorkspaceClient,
} from '@lakeport/backstage-plugin-databricks-node';

/** The Databricks account of the platform and project files of tests. */
export const ACCOUNT = '0d26daa6-5e44-4c97-a497-ef015f91254a';

/** What a catalog holds: tables and volumes by schema. */
export type Content = Record<string, { tables?: string[]; volumes?: string[] }>;

/** A workspace of an environment, with its tags. */
export function workspaceOf(
  project: string,
  environment: string,
  changes: Partial<DatabricksWorkspace> = {},
): DatabricksWorkspace {
  return {
    accountId: ACCOUNT,
    id: '12',
    name: `${project}-${environment}`,
    status: 'RUNNING',
    region: 'us-west-2',
    url: 'https://dbc-12.cloud.databricks.com',
    customTags: {},
    project,
    environment,
    ...changes,
  };
}

/** The configured Databricks accounts, of which there is one, held in memory. */
export class StandInAccount implements Pick<DatabricksService, 'account'> {
  workspaces: DatabricksWorkspace[] = [];
  catalogs: Array<Partial<DatabricksCatalog> & { name: string }> = [];
  content: Record<string, Content> = {};
  /** Errors by what is asked: `workspaces`, `catalogs`, `tables of a.b`. */
  errors: Record<string, Error> = {};

  account(accountId: string) {
    const never = async (): Promise<never> => {
      throw new Error('nobody asks for that');
    };
    return accountId === ACCOUNT
      ? {
          accountId,
          listWorkspaces: async () =>
            this.#give('workspaces', () => this.workspaces),
          listMetastores: never,
          listMetastoreWorkspaces: never,
          findGroups: never,
          groupExists: never,
          workspace: () => this.#workspace(),
        }
      : undefined;
  }

  #workspace(): DatabricksWorkspaceClient {
    const named = (names: string[] = []) => names.map(name => ({ name }));
    return {
      listCatalogs: async () =>
        this.#give('catalogs', () =>
          this.catalogs.map(catalog => ({ properties: {}, ...catalog })),
        ),
      listSchemas: async catalog =>
        this.#give(`schemas of ${catalog}`, () =>
          named(['information_schema', ...Object.keys(this.content[catalog])]),
        ),
      listVolumes: async (catalog, schema) =>
        this.#give(`volumes of ${catalog}.${schema}`, () =>
          named(this.content[catalog][schema].volumes),
        ),
      listTables: async (catalog, schema) =>
        this.#give(`tables of ${catalog}.${schema}`, () =>
          named(this.content[catalog][schema].tables),
        ),
      getMetastoreAssignment: async () => undefined,
    };
  }

  #give<T>(what: string, value: () => T): T {
    if (Object.hasOwn(this.errors, what)) {
      throw this.errors[what];
    }
    return value();
  }
}
