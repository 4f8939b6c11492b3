import { TestServer } from '../../__testUtils__/TestServer';
import { testHost, wire } from '../../__testUtils__/testHost';
import type { DatabricksList } from '../DatabricksList';
import { DefaultWorkspaceReader } from '../DefaultWorkspaceReader';
import { DefaultAccountReader } from './DefaultAccountReader';

const ACCOUNT = '0d26daa6-5e44-4c97-a497-ef015f91254a';

describe('DefaultAccountReader', () => {
  let server: TestServer;
  let account: DefaultAccountReader;
  beforeAll(async () => {
    server = await TestServer.start();
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    server.reset();
    const host = testHost(server);
    account = new DefaultAccountReader({
      accountId: ACCOUNT,
      host,
      workspaceReader: () =>
        new DefaultWorkspaceReader(host, { retryStepMs: 1 }),
    });
  });

  const lists: Array<
    [
      string,
      (reader: DefaultAccountReader) => DatabricksList<unknown>,
      string,
      object,
    ]
  > = [
    [
      'workspaces',
      reader => reader.workspaces(),
      '[{"workspace_id":9007199254740993,"workspace_name":"w","network_id":"n","storage_customer_managed_key_id":"k","network_connectivity_config_id":"ncc","compute_mode":"HYBRID","creation_time":1700000000000}]',
      {
        id: '9007199254740993',
        name: 'w',
        status: 'UNKNOWN',
        networkId: 'n',
        storageKeyId: 'k',
        networkConnectivityId: 'ncc',
        computeMode: 'HYBRID',
        customTags: {},
        createdAt: '2023-11-14T22:13:20.000Z',
      },
    ],
    [
      'networks',
      reader => reader.networks(),
      '[{"network_id":"n","network_name":"a","vpc_id":"vpc-1","subnet_ids":["s1","s2"],"security_group_ids":["sg"],"vpc_endpoints":{"rest_api":["e1"],"dataplane_relay":["e2"]},"vpc_status":"BROKEN","error_messages":[{"error_type":"subnet","error_message":"gone"}],"workspace_id":9007199254740993}]',
      {
        id: 'n',
        name: 'a',
        vpcId: 'vpc-1',
        subnetIds: ['s1', 's2'],
        securityGroupIds: ['sg'],
        vpcEndpointIds: { restApi: ['e1'], dataplaneRelay: ['e2'] },
        status: 'BROKEN',
        errors: [{ type: 'subnet', message: 'gone' }],
        warnings: [],
        workspaceId: '9007199254740993',
      },
    ],
    [
      'vpc-endpoints',
      reader => reader.vpcEndpoints(),
      '[{"vpc_endpoint_id":"e","aws_vpc_endpoint_id":"vpce-1","state":"pendingAcceptance","use_case":"WORKSPACE_ACCESS"}]',
      {
        id: 'e',
        awsVpcEndpointId: 'vpce-1',
        state: 'pendingAcceptance',
        useCase: 'WORKSPACE_ACCESS',
      },
    ],
    [
      'private-access-settings',
      reader => reader.privateAccessSettings(),
      '[{"private_access_settings_id":"p","public_access_enabled":false,"private_access_level":"ENDPOINT","allowed_vpc_endpoint_ids":["e"]}]',
      {
        id: 'p',
        publicAccessEnabled: false,
        level: 'ENDPOINT',
        allowedVpcEndpointIds: ['e'],
      },
    ],
    [
      'credentials',
      reader => reader.credentials(),
      '[{"credentials_id":"c","aws_credentials":{"sts_role":{"role_arn":"arn:aws:iam::1:role/x"}}}]',
      { id: 'c', roleArn: 'arn:aws:iam::1:role/x' },
    ],
    [
      'storage-configurations',
      reader => reader.storageConfigurations(),
      '[{"storage_configuration_id":"s","root_bucket_info":{"bucket_name":"b"}}]',
      { id: 's', bucket: 'b' },
    ],
    [
      'customer-managed-keys',
      reader => reader.customerManagedKeys(),
      '[{"customer_managed_key_id":"k","aws_key_info":{"key_arn":"arn","key_alias":"alias/a","key_region":"us-west-2"},"use_cases":["STORAGE"]}]',
      {
        id: 'k',
        keyArn: 'arn',
        keyAlias: 'alias/a',
        region: 'us-west-2',
        useCases: ['STORAGE'],
      },
    ],
    [
      'network-connectivity-configs',
      reader => reader.networkConnectivities(),
      '{"items":[{"network_connectivity_config_id":"ncc","region":"us-west-2","egress_config":{"default_rules":{"aws_stable_ip_rule":{"cidr_blocks":["1.2.3.0/24"]}},"target_rules":{"aws_private_endpoint_rules":[{"rule_id":"r","connection_state":"PENDING"}]}}}]}',
      {
        id: 'ncc',
        region: 'us-west-2',
        stableCidrBlocks: ['1.2.3.0/24'],
        privateEndpointRules: [
          { id: 'r', state: 'PENDING', resourceNames: [], domainNames: [] },
        ],
      },
    ],
    [
      'network-connectivity-configs/a%2Fb/private-endpoint-rules',
      reader => reader.privateEndpointRules('a/b'),
      '{"items":[{"rule_id":"r","resource_names":["bucket"],"enabled":true,"connection_state":"ESTABLISHED"}]}',
      {
        id: 'r',
        resourceNames: ['bucket'],
        domainNames: [],
        enabled: true,
        state: 'ESTABLISHED',
      },
    ],
    [
      'network-policies',
      reader => reader.networkPolicies(),
      '{"items":[{"network_policy_id":"np","egress":{"network_access":{"restriction_mode":"RESTRICTED_ACCESS","allowed_internet_destinations":[{"destination":"pypi.org"}]}}}]}',
      {
        id: 'np',
        egressMode: 'RESTRICTED_ACCESS',
        allowedDomains: ['pypi.org'],
      },
    ],
    [
      'metastores',
      reader => reader.metastores(),
      '{"metastores":[{"metastore_id":"m","name":"west","storage_root":"s3://b"}]}',
      { id: 'm', name: 'west', storageRoot: 's3://b' },
    ],
    [
      'workspaces/12/permissionassignments',
      reader => reader.permissionAssignments('12'),
      '{"permission_assignments":[{"permissions":["ADMIN"],"principal":{"principal_id":9007199254740993,"group_name":"admins"}}]}',
      {
        principalId: '9007199254740993',
        groupName: 'admins',
        permissions: ['ADMIN'],
      },
    ],
    [
      'log-delivery',
      reader => reader.logDeliveries(),
      '{"log_delivery_configurations":[{"config_id":"l","log_type":"AUDIT_LOGS","status":"ENABLED","workspace_ids_filter":[9007199254740993],"log_delivery_status":{"status":"SUCCEEDED","message":"ok"}}]}',
      {
        id: 'l',
        type: 'AUDIT_LOGS',
        status: 'ENABLED',
        workspaceIds: ['9007199254740993'],
        lastStatus: 'SUCCEEDED',
        lastMessage: 'ok',
      },
    ],
  ];

  it.each(lists)('reads %s', async (path, of, answer, expected) => {
    server.answer = () => wire(answer);
    const found = await of(account).all();
    expect(found).toEqual([expected]);
    expect(server.seen.map(request => request.path)).toEqual([
      `/api/2.0/accounts/${ACCOUNT}/${path}`,
    ]);
  });

  it('follows tokens', async () => {
    server.answer = ({ query }) =>
      wire(
        query.get('page_token') === 'x y'
          ? '{"items":[{"network_policy_id":"b"}]}'
          : '{"next_page_token":"x y"}',
      );
    await expect(account.networkPolicies().page()).resolves.toEqual({
      items: [{ id: 'b', egressMode: undefined, allowedDomains: [] }],
    });
  });

  it('says which field is not as documented', async () => {
    server.answer = () => wire('{"metastores":[{"metastore_id":"m"}]}');
    await expect(account.metastores().all()).rejects.toThrow(
      /another shape than documented[\s\S]*metastores\[0\].name/,
    );
  });

  it('reads what a workspace is assigned', async () => {
    server.answer = ({ path }) =>
      path.endsWith('/12/network')
        ? wire('{"network_policy_id":"np","workspace_id":12}')
        : wire(
            '{"metastore_assignment":{"metastore_id":"m","workspace_id":9007199254740993,"default_catalog_name":"main"}}',
          );
    await expect(account.networkPolicyOf('12')).resolves.toBe('np');
    await expect(account.metastoreOf('12')).resolves.toEqual({
      metastoreId: 'm',
      workspaceId: '9007199254740993',
      defaultCatalog: 'main',
    });
  });

  it('knows a workspace without a metastore, and takes no other error for that', async () => {
    server.answer = () => ({
      status: 404,
      body: { error_code: 'METASTORE_DOES_NOT_EXIST', message: 'none' },
    });
    await expect(account.metastoreOf('12')).resolves.toBeUndefined();
    for (const answer of [
      { status: 403, body: { error_code: 'PERMISSION_DENIED', message: 'no' } },
      { status: 404, body: { error_code: 'ENDPOINT_NOT_FOUND', message: 'x' } },
    ]) {
      server.answer = () => answer;
      await expect(account.metastoreOf('12')).rejects.toMatchObject({
        errorCode: answer.body.error_code,
      });
    }
  });
});
