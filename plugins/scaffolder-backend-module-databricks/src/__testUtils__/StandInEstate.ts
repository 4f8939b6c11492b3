import type {
  AwsNetworkReader,
  DatabricksAccountReader,
  DatabricksList,
  UnityCatalogReader,
} from '@lakeport/backstage-plugin-databricks-node';
import { StandInAccount, workspaceOf } from './StandInAccount';

/** Ids of what the workspace was made with. */
const PARTS = {
  credentials: '00000000-0000-4000-8000-000000000001',
  storage: '00000000-0000-4000-8000-000000000002',
  network: '00000000-0000-4000-8000-000000000003',
};

export const WORKSPACE = '1234567890123456';

const nothing = { properties: {} };

const never = (): never => {
  throw new Error('nobody asks for that');
};

/**
 * A Databricks account with one workspace that was made elsewhere, and the AWS
 * account that it is in, held in memory. `errors` by what is asked.
 */
export class StandInEstate
  extends StandInAccount
  implements Pick<AwsNetworkReader, 'readRegion'>
{
  asked: Array<{ accountId: string; region: string; vpcIds?: string[] }> = [];
  computeMode = 'HYBRID';

  constructor() {
    super();
    this.workspaces = [
      workspaceOf('', '', {
        id: WORKSPACE,
        name: 'Legacy',
        url: 'https://dbc-12.cloud.databricks.com',
        project: undefined,
        environment: undefined,
      }),
    ];
  }

  accountReader(accountId: string): DatabricksAccountReader | undefined {
    if (!this.account(accountId)) {
      return undefined;
    }
    const list = <T>(what: string, items: T[]) => this.#list(what, items);
    return {
      accountId,
      workspaces: () =>
        list('workspaces', [
          {
            id: WORKSPACE,
            name: 'Legacy',
            status: 'RUNNING',
            region: 'us-west-2',
            computeMode: this.computeMode,
            customTags: { team: 'analytics' },
            ...(this.computeMode === 'HYBRID' && {
              credentialsId: PARTS.credentials,
              storageConfigurationId: PARTS.storage,
              networkId: PARTS.network,
            }),
          },
        ]),
      credentials: () =>
        list('credentials', [
          {
            id: PARTS.credentials,
            name: 'legacy',
            roleArn: 'arn:aws:iam::100000000071:role/legacy',
          },
        ]),
      storageConfigurations: () =>
        list('storage', [
          { id: PARTS.storage, name: 'legacy', bucket: 'legacy-root' },
        ]),
      networks: () =>
        list('networks', [
          {
            id: PARTS.network,
            name: 'legacy',
            vpcId: 'vpc-0a1b2c3d4e5f60718',
            subnetIds: ['subnet-0a1b2c3d4e5f60711', 'subnet-0a1b2c3d4e5f60712'],
            securityGroupIds: ['sg-0a1b2c3d4e5f60713'],
            vpcEndpointIds: { restApi: [], dataplaneRelay: [] },
            errors: [],
            warnings: [],
          },
        ]),
      metastoreOf: async () => {
        await list('metastore', []).all();
        return {
          metastoreId: '7c1f8b4e-2f6d-4a7e-9a41-3a1d6f0c5b22',
          workspaceId: WORKSPACE,
        };
      },
      networkPolicyOf: async () => 'default-policy',
      permissionAssignments: () =>
        list('assignments', [
          { principalId: '7', groupName: 'engineers', permissions: ['USER'] },
          {
            principalId: '8',
            userName: 'ada@acme.example',
            permissions: ['ADMIN'],
          },
          {
            principalId: '9',
            servicePrincipalName: 'ci',
            permissions: ['ADMIN'],
          },
        ]),
      workspace: () => ({
        url: 'https://dbc-12.cloud.databricks.com',
        unityCatalog: this.#unityCatalog(),
        get compute() {
          return never();
        },
        get statements() {
          return never();
        },
        me: never,
      }),
      vpcEndpoints: never,
      privateAccessSettings: never,
      customerManagedKeys: never,
      networkConnectivities: never,
      privateEndpointRules: never,
      networkPolicies: never,
      metastores: never,
      logDeliveries: never,
    };
  }

  async readRegion(target: {
    accountId: string;
    region: string;
    vpcIds?: string[];
  }) {
    this.asked.push(target);
    if (this.errors.aws) {
      throw this.errors.aws;
    }
    return {
      accountId: target.accountId,
      region: target.region,
      vpcEndpoints: [
        {
          VpcEndpointId: 'vpce-0a1b2c3d4e5f60714',
          ServiceName: 'com.amazonaws.us-west-2.s3',
          State: 'available',
        },
        {
          VpcEndpointId: 'vpce-0a1b2c3d4e5f60715',
          ServiceName: 'com.amazonaws.us-west-2.sts',
          State: 'rejected',
        },
      ],
      routeTables: [
        {
          RouteTableId: 'rtb-1',
          Associations: [{ Main: true }],
          Routes: [
            { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' },
          ],
        },
      ],
      errors: [{ action: 'ec2:DescribeSubnets', message: 'not authorized' }],
    };
  }

  #unityCatalog(): UnityCatalogReader {
    const list = <T>(what: string, items: T[]) => this.#list(what, items);
    return {
      catalogs: () =>
        list('catalogs', [
          {
            name: 'sales',
            type: 'MANAGED_CATALOG',
            isolationMode: 'ISOLATED',
            storageRoot: 's3://legacy-lake/sales',
            properties: {},
          },
          {
            name: 'shared',
            type: 'MANAGED_CATALOG',
            isolationMode: 'OPEN',
            properties: {},
          },
        ]),
      schemas: catalog =>
        list(`schemas of ${catalog}`, [
          {
            ...nothing,
            name: 'raw',
            fullName: `${catalog}.raw`,
            catalogName: catalog,
          },
          {
            ...nothing,
            name: 'information_schema',
            fullName: '',
            catalogName: catalog,
          },
        ]),
      volumes: (catalog, schema) =>
        list(`volumes of ${catalog}.${schema}`, [
          {
            name: 'landing',
            fullName: '',
            type: 'EXTERNAL',
            storageLocation: 's3://legacy-lake/landing',
          },
        ]),
      bindings: () =>
        list('bindings', [
          { workspaceId: WORKSPACE, type: 'BINDING_TYPE_READ_WRITE' },
        ]),
      effectivePermissions: () =>
        list('grants', [
          {
            principal: 'engineers',
            privileges: [
              { privilege: 'USE_CATALOG' },
              { privilege: 'SELECT' },
              {
                privilege: 'MANAGE',
                inheritedFromType: 'METASTORE',
                inheritedFromName: 'm',
              },
            ],
          },
        ]),
      externalLocations: () =>
        list('locations', [
          { name: 'lake', url: 's3://legacy-lake/', credentialName: 'lake' },
        ]),
      catalog: never,
      schema: never,
      tables: never,
      tableSummaries: never,
      table: never,
      functions: never,
      models: never,
      volume: never,
      function: never,
      model: never,
      storageCredentials: never,
      tags: never,
      metastoreSummary: never,
      tableLineage: never,
      columnLineage: never,
    };
  }

  #list<T>(what: string, items: T[]): DatabricksList<T> {
    const all = async () => {
      if (Object.hasOwn(this.errors, what)) {
        throw this.errors[what];
      }
      return items;
    };
    return {
      all,
      page: async () => ({ items: await all() }),
      async *pages() {
        yield await all();
      },
    };
  }
}
