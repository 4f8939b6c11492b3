import { AWS_ACCOUNT } from '../__testUtils__/FakeAws';
import { ACCOUNT_ID } from '../__testUtils__/FakeDatabricks';
import { EstateBench } from '../__testUtils__/EstateBench';
import { WORKSPACE } from '../__testUtils__/estateAnswers';

const PATH = `/workspaces/${WORKSPACE}`;

describe('workspaces as they are', () => {
  let estate: EstateBench;

  beforeAll(async () => {
    estate = await EstateBench.start();
  });
  afterAll(() => estate.stop());
  beforeEach(() => estate.reset());

  describe('GET /workspaces', () => {
    it.each([
      ['', 1],
      ['?q=PAY', 1],
      [`?q=${WORKSPACE.slice(3, 9)}`, 1],
      ['?q=%25', 0],
      ['?q=sales', 0],
      [`?account=${ACCOUNT_ID}&region=us-west-2&status=RUNNING`, 1],
      ['?account=other', 0],
      ['?region=eu-west-1', 0],
      ['?status=FAILED', 0],
      ['?offset=1', 1],
    ])('%s finds %s', async (query, totalItems) => {
      const { status, body } = await estate.bench.get(`/workspaces${query}`);
      expect(status).toBe(200);
      expect(body.totalItems).toBe(totalItems);
      expect(body.items).toHaveLength(query === '?offset=1' ? 0 : totalItems);
      // What can be filtered by does not depend on what is filtered.
      expect(body.facets).toEqual({
        accounts: [ACCOUNT_ID],
        regions: ['us-west-2'],
        statuses: ['RUNNING'],
      });
    });

    it('tells tier, mode, age and the environment', async () => {
      const { body } = await estate.bench.get('/workspaces');
      expect(body.items[0]).toMatchObject({
        id: WORKSPACE,
        pricingTier: 'ENTERPRISE',
        computeMode: 'HYBRID',
        createdAt: '2025-12-01T00:00:00.000Z',
        environmentRef: 'resource:default/payments-dev',
      });
      expect(body.age.stale).toBe(false);
    });

    it('refuses a page that is none', async () => {
      expect((await estate.bench.get('/workspaces?limit=0')).status).toBe(400);
    });
  });

  describe('GET /workspaces/{id}', () => {
    it('joins what Databricks and AWS tell', async () => {
      const { status, body } = await estate.bench.get(PATH);
      expect(status).toBe(200);
      expect(body.errors).toEqual([]);
      expect(body.missing).toEqual([]);
      expect(body).toMatchObject({
        mode: 'account',
        workspace: { id: WORKSPACE, name: 'payments-dev' },
        network: {
          id: 'net-1',
          status: 'WARNED',
          awsAccountId: AWS_ACCOUNT,
          vpcId: 'vpc-1',
          vpcName: 'payments-dev',
          vpcCidrs: ['10.0.0.0/22'],
          subnets: [
            {
              id: 'subnet-a',
              name: 'private-a',
              cidr: '10.0.1.0/24',
              availabilityZone: 'us-west-2a',
              freeAddresses: 240,
              totalAddresses: 251,
            },
            { id: 'subnet-b', freeAddresses: 251, totalAddresses: 251 },
          ],
          securityGroupIds: ['sg-1'],
          endpoints: [
            {
              id: 'ep-1',
              awsVpcEndpointId: 'vpce-1',
              state: 'available',
              awsState: 'pendingAcceptance',
              useCase: 'WORKSPACE_ACCESS',
            },
          ],
          messages: [
            {
              severity: 'warning',
              type: 'securityGroup',
              message: 'egress is narrow',
            },
          ],
        },
        credentials: {
          id: 'cred-1',
          roleArn: `arn:aws:iam::${AWS_ACCOUNT}:role/payments-dev`,
        },
        storage: { id: 'stor-1', bucket: 'payments-dev-root' },
        keys: [{ id: 'key-1', alias: 'alias/payments' }],
        privateAccess: {
          id: 'pas-1',
          publicAccessEnabled: false,
          allowedEndpointIds: ['ep-1'],
        },
        networkConnectivity: {
          id: 'ncc-1',
          name: 'west',
          stableCidrBlocks: ['203.0.113.0/28'],
          rules: [
            {
              id: 'rule-1',
              state: 'REJECTED',
              message: 'nobody has accepted it',
            },
          ],
        },
        networkPolicy: { id: 'policy-1', egressMode: 'RESTRICTED_ACCESS' },
        metastore: {
          id: 'm1',
          name: 'west',
          owner: 'data-admins',
          defaultCatalog: 'payments_dev',
        },
        admins: [{ id: '1', name: 'data-admins', type: 'group' }],
        users: [
          { id: '2', name: 'Ada@example.com', type: 'user' },
          { id: '3', name: 'payments deploy', type: 'service-principal' },
        ],
      });
    });

    it.each([
      ['/networks', 'network', 'networks'],
      ['/credentials', 'credentials', 'credentials'],
      ['/storage-configurations', 'storage', 'storage configurations'],
      ['/private-access-settings', 'privateAccess', 'private access settings'],
      ['/network-policies', 'networkPolicy', 'network policies'],
    ])(
      'leaves out what %s refuses, and says so',
      async (path, part, source) => {
        estate.bench.databricks.denied = [path];
        const { status, body } = await estate.bench.get(PATH);
        expect(status).toBe(200);
        expect(body[part]).toBeUndefined();
        expect(body.metastore.id).toBe('m1');
        expect(body.errors).toEqual([
          {
            source: `${source} of account ${ACCOUNT_ID}`,
            message: expect.stringContaining('not for you'),
          },
        ]);
        expect(body.missing).toEqual([
          expect.stringContaining(`${source} of account ${ACCOUNT_ID}`),
        ]);
      },
    );

    it('keeps the rules of an NCC that it was answered with, and who may use it from being read alone', async () => {
      estate.bench.databricks.denied = [
        '/private-endpoint-rules',
        '/permissionassignments',
        '/customer-managed-keys',
        '/metastore',
      ];
      const { body } = await estate.bench.get(PATH);
      expect(body.networkConnectivity).toMatchObject({
        id: 'ncc-1',
        rules: [],
      });
      expect(body).toMatchObject({ admins: [], keys: [] });
      expect(body.errors).toHaveLength(4);
    });

    it('shows what AWS refuses beside what Databricks tells', async () => {
      estate.aws.refusal = 'UnauthorizedOperation: not allowed';
      const { body } = await estate.bench.get(PATH);
      expect(body.network).toMatchObject({
        vpcId: 'vpc-1',
        subnets: [{ id: 'subnet-a' }, { id: 'subnet-b' }],
      });
      expect(body.network.vpcCidrs).toBeUndefined();
      expect(body.errors).toEqual([
        {
          source: `networks of AWS account ${AWS_ACCOUNT} in us-west-2`,
          message: 'ec2:DescribeVpcs: UnauthorizedOperation: not allowed',
        },
      ]);
    });

    it('says which AWS account is not configured', async () => {
      estate.aws.regions.clear();
      const { body } = await estate.bench.get(PATH);
      expect(body.missing).toEqual([
        `What AWS tells of VPC vpc-1: databricks.aws.accounts of app-config names AWS account ${AWS_ACCOUNT} not with region us-west-2`,
      ]);
      expect(body.errors).toEqual([]);
    });

    it('tells nothing of AWS to who may not see networks', async () => {
      estate.bench.denied = 'databricks.network.read';
      const { status, body } = await estate.bench.get(PATH);
      expect(status).toBe(200);
      expect(body.network.subnets).toEqual([
        { id: 'subnet-a' },
        { id: 'subnet-b' },
      ]);
      expect(body.missing).toEqual([
        expect.stringContaining('databricks.network.read'),
      ]);
      expect(estate.aws.asked).toEqual([]);
    });

    it('knows no other workspace', async () => {
      const { status, body } = await estate.bench.get('/workspaces/12');
      expect(status).toBe(404);
      expect(body.error.message).toBe('There is no workspace 12');
    });

    it('does not call a workspace gone while its account is silent', async () => {
      estate.bench.databricks.denied = ['/workspaces'];
      const { status, body } = await estate.bench.get(PATH);
      expect(status).toBe(503);
      expect(body.error.message).toContain('not for you');
    });

    it('takes no id that is none', async () => {
      expect((await estate.bench.get('/workspaces/x')).status).toBe(400);
    });
  });

  describe('GET /sources', () => {
    it('says that all is well', async () => {
      const { status, body } = await estate.bench.get('/sources');
      expect(status).toBe(200);
      expect(body).toEqual({
        items: [
          {
            kind: 'databricks-account',
            id: ACCOUNT_ID,
            state: 'ok',
            missing: [],
            age: { readAt: expect.any(String), stale: false },
          },
          {
            kind: 'aws-account',
            id: AWS_ACCOUNT,
            regions: ['us-west-2'],
            state: 'ok',
            missing: [],
            age: { readAt: expect.any(String), stale: false },
          },
        ],
        problems: [],
      });
    });

    it('says what is refused, in words', async () => {
      estate.bench.databricks.denied = ['/networks', '/customer-managed-keys'];
      estate.aws.regions.forEach(answers => {
        answers.routeTables = undefined;
        answers.errors = [
          { action: 'ec2:DescribeRouteTables', message: 'not allowed' },
        ];
      });
      const { body } = await estate.bench.get('/sources');
      expect(body.items).toMatchObject([
        {
          state: 'partial',
          missing: ['networks of workspaces', 'customer-managed keys'],
          message: expect.stringContaining('not for you'),
        },
        {
          state: 'partial',
          missing: ['route tables (ec2:DescribeRouteTables)'],
          message: 'ec2:DescribeRouteTables in us-west-2: not allowed',
        },
      ]);
    });

    it('says which do not answer at all', async () => {
      estate.bench.databricks.denied = ['/workspaces'];
      estate.aws.refusal = 'ExpiredToken: the token has ended';
      const { body } = await estate.bench.get('/sources');
      expect(body.items).toMatchObject([
        { state: 'failed', message: expect.stringContaining('not for you') },
        { state: 'failed', message: expect.stringContaining('ExpiredToken') },
      ]);
      expect(estate.aws.asked).toEqual([]);
    });

    it('tells of AWS accounts to who may see networks', async () => {
      estate.bench.denied = 'databricks.network.read';
      const { body } = await estate.bench.get('/sources');
      expect(body.items).toMatchObject([{ kind: 'databricks-account' }]);
    });
  });
});
