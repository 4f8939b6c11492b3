import { parseWorkspaceSnapshot } from '@lakeport/project';
import type { Question } from '@lakeport/rehearsal';
import type { AskAccount } from './AskAccount';
import { readSnapshot, type SnapshotRequest } from './readSnapshot';

const ACCOUNT = '0d26daa6-5e44-4c97-a497-ef015f91254a';

type Answer = Record<string, unknown>;

/** What there is, by type and by the id or the arguments that it is asked by. */
const THERE: Record<string, Answer> = {
  [`databricks_mws_workspaces ${ACCOUNT}/1234567890123456`]: {
    workspace_name: 'Legacy',
    workspace_url: 'https://dbc-12.cloud.databricks.com',
    aws_region: 'us-west-2',
    credentials_id: 'c',
    storage_configuration_id: 's',
    network_id: 'n',
    custom_tags: { team: 'a' },
    token: [{ token_value: 'dapi-secret' }],
  },
  [`databricks_mws_credentials ${ACCOUNT}/c`]: {
    credentials_name: 'old',
    role_arn: 'arn:aws:iam::100000000071:role/old',
  },
  [`databricks_mws_storage_configurations ${ACCOUNT}/s`]: {
    storage_configuration_name: 'old',
    bucket_name: 'old-root',
  },
  [`databricks_mws_networks ${ACCOUNT}/n`]: {
    network_name: 'old',
    vpc_id: 'vpc-1',
    subnet_ids: ['subnet-2', 'subnet-1'],
    security_group_ids: ['sg-1'],
    vpc_endpoints: [{ rest_api: ['e1'], dataplane_relay: ['e2'] }],
  },
  'databricks_workspace_network_option 1234567890123456': {
    network_policy_id: 'restricted',
  },
  'databricks_current_metastore {}': { id: 'm' },
  'databricks_default_namespace_setting global': {
    namespace: [{ value: 'sales' }],
  },
  'databricks_disable_legacy_access_setting global': {
    disable_legacy_access: [{ value: true }],
  },
  'databricks_group {"display_name":"engineers"}': { id: '7' },
  'databricks_user {"user_name":"ada@acme.example"}': { id: '8' },
  'databricks_mws_permission_assignment 1234567890123456|7': {
    permissions: ['USER'],
  },
  'aws_route_tables {"vpc_id":"vpc-1"}': { ids: ['rtb-1', 'rtb-2'] },
  'aws_route_table {"route_table_id":"rtb-1"}': {
    routes: [
      { cidr_block: '0.0.0.0/0', gateway_id: '', nat_gateway_id: 'nat' },
    ],
    associations: [{ subnet_id: 'subnet-1' }],
  },
  'aws_route_table {"route_table_id":"rtb-2"}': {
    routes: [],
    associations: [{ subnet_id: 'subnet-9' }],
  },
  'aws_vpc_endpoint {"vpc_id":"vpc-1","service_name":"com.amazonaws.us-west-2.s3"}':
    { id: 'vpce-1' },
  'databricks_catalogs {}': { ids: ['system', 'sales', 'open'] },
  'databricks_catalog sales': {
    catalog_type: 'MANAGED_CATALOG',
    isolation_mode: 'ISOLATED',
    storage_root: 's3://lake/sales',
  },
  'databricks_catalog open': {
    catalog_type: 'MANAGED_CATALOG',
    isolation_mode: 'OPEN',
  },
  'databricks_schemas {"catalog_name":"sales"}': {
    ids: ['sales.raw', 'sales.information_schema'],
  },
  'databricks_grants catalog/sales': {
    grant: [{ principal: 'engineers', privileges: ['SELECT'] }],
  },
  'databricks_volumes {"catalog_name":"sales","schema_name":"raw"}': {
    ids: ['sales.raw.landing'],
  },
  'databricks_volume sales.raw.landing': {
    volume_type: 'EXTERNAL',
    storage_location: 's3://lake/landing',
  },
};

class FakeAccount implements AskAccount {
  readonly places: object[] = [];
  /** Why something has no answer, by its key. */
  reasons: Record<string, string> = {};

  constructor(private readonly there: Record<string, Answer>) {}

  at(place: object): void {
    this.places.push(place);
  }

  async ask(questions: readonly Question[]) {
    const found = new Map<string, Answer>();
    const missing = new Map<string, string>();
    for (const one of questions) {
      const by = one.importId ?? JSON.stringify(one.arguments);
      const answer = this.there[`${one.type} ${by}`];
      if (answer) found.set(one.key, answer);
      else if (one.optional)
        missing.set(one.key, this.reasons[one.key] ?? `no ${by}\nmore`);
      else throw new Error(`no ${one.type} ${by}`);
    }
    return { found, missing };
  }
}

const REQUEST: SnapshotRequest = {
  accountId: ACCOUNT,
  workspaceId: '1234567890123456',
  groups: ['engineers', 'nobody'],
  users: ['ada@acme.example'],
};

async function read(
  changes: Record<string, Answer | undefined> = {},
  request: Partial<SnapshotRequest> = {},
  reasons: Record<string, string> = {},
) {
  const account = new FakeAccount(
    Object.fromEntries(
      Object.entries({ ...THERE, ...changes }).filter(
        (entry): entry is [string, Answer] => entry[1] !== undefined,
      ),
    ),
  );
  account.reasons = reasons;
  const asked: string[] = [];
  const result = parseWorkspaceSnapshot(
    await readSnapshot(account, { ...REQUEST, ...request }, what =>
      asked.push(what),
    ),
  );
  if (!result.valid) throw new Error(JSON.stringify(result.problems));
  return { snapshot: result.snapshot, account, asked };
}

describe('readSnapshot', () => {
  it('follows ids from the workspace to all that hangs on it', async () => {
    const { account, asked, snapshot } = await read();

    expect(snapshot).toEqual({
      version: 1,
      accountId: ACCOUNT,
      awsAccountId: '100000000071',
      workspace: {
        id: '1234567890123456',
        name: 'Legacy',
        url: 'https://dbc-12.cloud.databricks.com',
        region: 'us-west-2',
        computeMode: 'HYBRID',
        customTags: { team: 'a' },
        credentialsId: 'c',
        storageConfigurationId: 's',
        networkId: 'n',
        networkPolicyId: 'restricted',
      },
      credentials: {
        id: 'c',
        name: 'old',
        roleArn: 'arn:aws:iam::100000000071:role/old',
      },
      storageConfiguration: { id: 's', name: 'old', bucket: 'old-root' },
      network: {
        id: 'n',
        name: 'old',
        vpcId: 'vpc-1',
        subnetIds: ['subnet-1', 'subnet-2'],
        securityGroupIds: ['sg-1'],
        restApi: ['e1'],
        dataplaneRelay: ['e2'],
      },
      metastoreId: 'm',
      assignments: [
        {
          principalId: '7',
          kind: 'group',
          name: 'engineers',
          permissions: ['USER'],
        },
      ],
      aws: { egress: 'nat', endpoints: [{ id: 'vpce-1', service: 's3' }] },
      catalogs: [
        { name: 'open', type: 'MANAGED_CATALOG', isolation: 'OPEN' },
        {
          name: 'sales',
          type: 'MANAGED_CATALOG',
          isolation: 'ISOLATED',
          storageRoot: 's3://lake/sales',
          grants: [{ principal: 'engineers', privileges: ['SELECT'] }],
          schemas: [
            {
              name: 'raw',
              volumes: [
                {
                  name: 'landing',
                  type: 'EXTERNAL',
                  storageLocation: 's3://lake/landing',
                },
              ],
            },
          ],
        },
      ],
      defaultCatalog: 'sales',
      legacyAccessDisabled: true,
      unread: [
        { what: 'group nobody', reason: 'no {"display_name":"nobody"}' },
        {
          what: 'assignment of user ada@acme.example',
          reason: 'no 1234567890123456|8',
        },
      ],
    });
    // No secret that Terraform shows on the way.
    expect(JSON.stringify(snapshot)).not.toContain('dapi');
    expect(account.places).toEqual([
      {
        workspaceUrl: 'https://dbc-12.cloud.databricks.com',
        region: 'us-west-2',
      },
      { awsAccountId: '100000000071' },
    ]);
    expect(asked[0]).toBe('workspace');
  });

  it('reads who is named twice once', async () => {
    const { snapshot } = await read(
      {},
      { groups: ['engineers', 'engineers'], users: [] },
    );
    expect(snapshot.assignments).toHaveLength(1);
  });

  it('reads in full what is asked for, and only that', async () => {
    const { snapshot } = await read({}, { catalogs: ['open'] });

    expect(snapshot.catalogs).toEqual([
      { name: 'open', type: 'MANAGED_CATALOG', isolation: 'OPEN' },
      {
        name: 'sales',
        type: 'MANAGED_CATALOG',
        isolation: 'ISOLATED',
        storageRoot: 's3://lake/sales',
      },
    ]);
    expect(snapshot.unread.map(({ what }) => what)).toEqual(
      expect.arrayContaining([
        'schemas of catalog open',
        'grants on catalog open',
      ]),
    );
  });

  it('notes what may not be read, and takes nobody named for nothing read', async () => {
    const { snapshot } = await read(
      {
        [`databricks_mws_credentials ${ACCOUNT}/c`]: undefined,
        'databricks_catalogs {}': undefined,
        'databricks_default_namespace_setting global': undefined,
        'aws_route_table {"route_table_id":"rtb-2"}': undefined,
      },
      { groups: [], users: [] },
    );

    expect(snapshot).not.toHaveProperty('credentials');
    expect(snapshot).not.toHaveProperty('catalogs');
    expect(snapshot.assignments).toBeUndefined();
    // One table that was not read may be the one that leads out.
    expect(snapshot.aws?.egress).toBeUndefined();
    expect(snapshot.unread.map(({ what }) => what)).toEqual([
      'credential configuration',
      'route table rtb-2',
      'catalogs',
    ]);
  });

  it.each([
    [
      'nat',
      'through a firewall',
      {
        routes: [{ cidr_block: '0.0.0.0/0', vpc_endpoint_id: 'vpce-0f' }],
        associations: [{ subnet_id: 'subnet-1' }, { subnet_id: 'subnet-2' }],
      },
    ],
    [
      'nat',
      'by the main table, where they have none of their own',
      {
        routes: [{ cidr_block: '0.0.0.0/0', nat_gateway_id: 'nat' }],
        associations: [{ subnet_id: '', main: true }],
      },
    ],
    [
      'isolated',
      'nowhere, whatever tables of gateways hold',
      {
        routes: [{ cidr_block: '0.0.0.0/0', gateway_id: 'igw' }],
        associations: [{ subnet_id: '', gateway_id: 'igw', main: false }],
      },
    ],
  ])('knows as %s that its subnets lead out %s', async (egress, _, table) => {
    const { snapshot } = await read({
      'aws_route_table {"route_table_id":"rtb-1"}': table,
    });
    expect(snapshot.aws?.egress).toBe(egress);
  });

  it('does not take the main table for that of subnets with another one', async () => {
    const { snapshot } = await read({
      'aws_route_table {"route_table_id":"rtb-1"}': {
        routes: [],
        associations: [{ subnet_id: 'subnet-1' }, { subnet_id: 'subnet-2' }],
      },
      'aws_route_table {"route_table_id":"rtb-2"}': {
        routes: [{ cidr_block: '0.0.0.0/0', gateway_id: 'igw' }],
        associations: [{ subnet_id: '', main: true }],
      },
    });
    expect(snapshot.aws?.egress).toBe('isolated');
  });

  it('tells a workspace without a metastore from one whose was not read', async () => {
    const gone = { 'databricks_current_metastore {}': undefined };
    const nobody = { groups: [], users: [] };
    const none = await read(gone, nobody, {
      metastore:
        'cannot read current metastore: No metastore assigned for the current workspace.',
    });
    expect(none.snapshot.metastoreId).toBeUndefined();
    expect(none.snapshot.unread).toEqual([]);
    const refused = await read(gone, nobody, { metastore: 'Forbidden' });
    expect(refused.snapshot.unread).toEqual([
      { what: 'metastore', reason: 'Forbidden' },
    ]);
  });

  it('knows a workspace without compute in the account', async () => {
    const { snapshot } = await read({
      [`databricks_mws_workspaces ${ACCOUNT}/1234567890123456`]: {
        workspace_name: 'Breeze',
        workspace_url: 'https://dbc-12.cloud.databricks.com',
        aws_region: 'us-west-2',
      },
    });

    expect(snapshot.workspace.computeMode).toBe('SERVERLESS');
    expect(snapshot).not.toHaveProperty('network');
  });

  it('fails without the workspace', async () => {
    await expect(read({}, { workspaceId: '4711' })).rejects.toThrow(
      'no databricks_mws_workspaces',
    );
  });
});
