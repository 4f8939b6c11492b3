import type {
  DatabricksNetwork,
  DatabricksWarehouse,
  DatabricksWorkspace,
  DatabricksWorkspaceDetail,
  UnityCatalogInfo,
  UnitySchemaInfo,
} from '@lakeport/backstage-plugin-databricks-node';
import { AccountSource } from '../read/AccountSource';
import { listOf } from './listOf';

interface FakeCatalog {
  metastoreId: string;
  /** Workspaces that an ISOLATED catalog is bound to; an OPEN one has none. */
  boundTo?: string[];
  owner?: string;
  comment?: string;
  properties?: Record<string, string>;
  schemas?: string[];
}

/** An account in memory. Sources that are named in `failing` answer with an error. */
export class FakeAccount {
  readonly accountId = 'acc';
  workspaces = new Map<string, Partial<DatabricksWorkspace>>();
  metastores = new Map<string, { name: string; workspaces: string[] }>();
  catalogs = new Map<string, FakeCatalog>();
  warehouses = new Map<string, DatabricksWarehouse[]>();
  /** Id of a workspace → id of its VPC. */
  vpcs = new Map<string, string>();
  /** Such as workspaces, metastores, networks, assignments:m1, catalogs:1, schemas:sales. */
  failing = new Set<string>();
  /** Lists that come out empty, by the same names. */
  empty = new Set<string>();
  /** What was asked, by the same names. */
  asked: string[] = [];
  onAsked: (source: string) => void = () => {};

  /** One workspace with one metastore and one catalog. */
  static small(): FakeAccount {
    const account = new FakeAccount();
    account.workspaces.set('1', {});
    account.metastores.set('m1', { name: 'west', workspaces: ['1'] });
    account.catalogs.set('sales', { metastoreId: 'm1' });
    return account;
  }

  source(
    options: Partial<
      ConstructorParameters<typeof AccountSource>[0]['estate']
    > & {
      configured?: ConstructorParameters<typeof AccountSource>[0]['configured'];
    } = {},
  ): AccountSource {
    const { configured = [], ...estate } = options;
    return new AccountSource({
      client: {
        accountId: this.accountId,
        listWorkspaces: async () =>
          this.#give(
            'workspaces',
            [...this.workspaces].map(([id, one]) => toWorkspace(id, one)),
          ),
        listMetastores: async () =>
          this.#give(
            'metastores',
            [...this.metastores].map(([id, { name }]) => ({
              accountId: this.accountId,
              id,
              name,
              region: 'us-west-2',
              owner: 'metastore-admins',
            })),
          ),
        listMetastoreWorkspaces: async id =>
          this.#give(
            `assignments:${id}`,
            this.metastores.get(id)?.workspaces ?? [],
          ),
      },
      reader: {
        workspaces: () =>
          listOf<DatabricksWorkspaceDetail>(
            this.#answer(
              'details',
              [...this.workspaces.keys()].map(id => ({
                id,
                name: `w${id}`,
                status: 'RUNNING',
                networkId: this.vpcs.has(id) ? `n${id}` : undefined,
                customTags: {},
              })),
            ),
          ),
        networks: () =>
          listOf<DatabricksNetwork>(
            this.#answer(
              'networks',
              [...this.vpcs].map(([id, vpcId]) => ({
                id: `n${id}`,
                name: `network-${id}`,
                vpcId,
                subnetIds: [],
                securityGroupIds: [],
                vpcEndpointIds: { restApi: [], dataplaneRelay: [] },
                errors: [],
                warnings: [],
              })),
            ),
          ),
        workspace: ({ id }) => this.reader(id),
      },
      configured,
      estate: {
        include: { schemas: false, warehouses: false },
        limits: { schemasPerCatalog: 200, schemas: 10_000 },
        allowEmpty: false,
        ...estate,
      },
    });
  }

  /** Reads a workspace of the account. */
  reader(id: string) {
    return {
      unityCatalog: {
        catalogs: () =>
          listOf<UnityCatalogInfo>(
            this.#answer(`catalogs:${id}`, this.visible(id)),
          ),
        schemas: (catalog: string) =>
          listOf<UnitySchemaInfo>(
            this.#answer(
              `schemas:${catalog}`,
              (this.catalogs.get(catalog)?.schemas ?? []).map(name => ({
                name,
                fullName: `${catalog}.${name}`,
                catalogName: catalog,
                properties: {},
              })),
            ),
          ),
      },
      compute: {
        warehouses: () =>
          listOf(
            this.#answer(`warehouses:${id}`, this.warehouses.get(id) ?? []),
          ),
      },
    };
  }

  /** The catalogs that a workspace sees. */
  visible(id: string): UnityCatalogInfo[] {
    return [...this.catalogs].flatMap(([name, catalog]) => {
      const { metastoreId, boundTo, schemas: _, ...rest } = catalog;
      const isAttached = this.metastores
        .get(metastoreId)
        ?.workspaces.includes(id);
      return isAttached && (boundTo?.includes(id) ?? true)
        ? {
            name,
            metastoreId,
            isolationMode: boundTo ? 'ISOLATED' : 'OPEN',
            properties: {},
            ...rest,
          }
        : [];
    });
  }

  #give<T>(source: string, items: T[]): T[] {
    const answer = this.#answer(source, items);
    if (answer instanceof Error) {
      throw answer;
    }
    return answer;
  }

  #answer<T>(source: string, items: T[]): T[] | Error {
    this.asked.push(source);
    this.onAsked(source);
    if (this.failing.has(source)) {
      return new Error(`403 for ${source}`);
    }
    return this.empty.has(source) ? [] : items;
  }
}

function toWorkspace(
  id: string,
  one: Partial<DatabricksWorkspace>,
): DatabricksWorkspace {
  return {
    accountId: 'acc',
    id,
    name: `w${id}`,
    status: 'RUNNING',
    region: 'us-west-2',
    url: `https://${id}.cloud.databricks.com`,
    customTags: {},
    ...one,
  };
}
