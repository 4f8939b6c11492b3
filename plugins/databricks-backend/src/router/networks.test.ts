import { AWS_ACCOUNT, payments } from '../__testUtils__/FakeAws';
import { ACCOUNT_ID } from '../__testUtils__/FakeDatabricks';
import { EstateBench } from '../__testUtils__/EstateBench';
import { WORKSPACE } from '../__testUtils__/estateAnswers';

interface Node {
  id: string;
}

const NODE = `databricks/workspace/${WORKSPACE}`;
const bySource = (a: { source: string }, b: { source: string }) =>
  a.source < b.source ? -1 : 1;
const idsOf = (body: { topology: { nodes: Node[] } }) =>
  body.topology.nodes.map(({ id }) => id);

describe('networks', () => {
  let estate: EstateBench;

  beforeAll(async () => {
    estate = await EstateBench.start();
  });
  afterAll(() => estate.stop());
  beforeEach(() => estate.reset());

  const addRegion = (accountId: string, region: string) =>
    estate.aws.regions.set(`${accountId}/${region}`, {
      accountId,
      region,
      vpcs: [{ VpcId: 'vpc-9', CidrBlock: '10.99.0.0/16' }],
    });

  describe('GET /networks', () => {
    it('lists VPCs with workspaces, addresses and findings', async () => {
      const { status, body } = await estate.bench.get('/networks');
      expect(status).toBe(200);
      expect(body.errors).toEqual([]);
      expect(body.totalItems).toBe(3);
      const [lonely, dev, shared] = body.items;
      expect(lonely).toEqual({
        vpcId: 'vpc-3',
        name: 'lonely',
        accountId: AWS_ACCOUNT,
        region: 'us-west-2',
        cidrs: ['10.9.0.0/22'],
        workspaces: [],
        findings: { errors: 0, warnings: 0 },
      });
      expect(dev).toMatchObject({
        vpcId: 'vpc-1',
        subnets: 2,
        freeAddresses: 491,
        totalAddresses: 502,
        workspaces: [
          { id: WORKSPACE, name: 'payments-dev', networkStatus: 'WARNED' },
        ],
      });
      expect(dev.findings.errors).toBeGreaterThan(0);
      expect(dev.findings.warnings).toBeGreaterThan(0);
      expect(shared).toMatchObject({ vpcId: 'vpc-2', totalAddresses: 59 });
    });

    it.each([
      ['?q=PAY', ['vpc-1']],
      ['?q=vpc-2', ['vpc-2']],
      ['?q=%25', []],
      ['?limit=1&offset=1', ['vpc-3']],
      ['?region=eu-west-1', ['vpc-9']],
      [`?account=${AWS_ACCOUNT}&region=us-west-2&limit=2`, ['vpc-3', 'vpc-1']],
    ])('%s gives %p', async (query, expected) => {
      addRegion(AWS_ACCOUNT, 'eu-west-1');
      const { body } = await estate.bench.get(`/networks${query}`);
      expect(body.items.map(({ vpcId }: { vpcId: string }) => vpcId)).toEqual(
        expected,
      );
      expect(
        body.errors.filter(
          ({ source }: { source: string }) => source === 'AWS',
        ),
      ).toEqual([]);
    });

    it('reads only what is asked for', async () => {
      addRegion('999999999999', 'us-west-2');
      await estate.bench.get(`/networks?account=${AWS_ACCOUNT}`);
      expect(estate.aws.asked).toEqual([
        { accountId: AWS_ACCOUNT, region: 'us-west-2' },
      ]);
    });

    it('shows what answers beside what does not', async () => {
      addRegion('999999999999', 'us-west-2');
      const answers = payments();
      answers.routeTables = undefined;
      answers.errors = [
        { action: 'ec2:DescribeRouteTables', message: 'not allowed' },
      ];
      estate.aws.regions.set(`${AWS_ACCOUNT}/us-west-2`, answers);
      estate.aws.regions.set('888888888888/us-west-2', {
        accountId: '888888888888',
        region: 'us-west-2',
        errors: [{ action: 'ec2:DescribeVpcs', message: 'no such role' }],
      });
      const { status, body } = await estate.bench.get('/networks');
      expect(status).toBe(200);
      expect(body.totalItems).toBe(4);
      const found = body.errors.filter(({ source }: { source: string }) =>
        /123456789012|888888888888/.test(source),
      );
      expect(found.sort(bySource)).toEqual(
        [
          {
            source: `networks of AWS account ${AWS_ACCOUNT} in us-west-2`,
            message: 'ec2:DescribeRouteTables: not allowed',
          },
          {
            source: 'networks of AWS account 888888888888 in us-west-2',
            message: 'ec2:DescribeVpcs: no such role',
          },
        ].sort(bySource),
      );
    });

    it('says that no AWS account is configured, or not this one', async () => {
      const other = await estate.bench.get('/networks?account=777777777777');
      expect(other.body).toMatchObject({
        items: [],
        errors: [
          { source: 'AWS', message: expect.stringContaining('777777777777') },
        ],
      });
      estate.aws.regions.clear();
      const none = await estate.bench.get('/networks');
      expect(none.body).toMatchObject({
        items: [],
        errors: [
          {
            source: 'AWS',
            message: expect.stringContaining('no AWS account is configured'),
          },
        ],
      });
    });

    it('lists VPCs also when Databricks is silent', async () => {
      estate.bench.databricks.denied = ['/workspaces', '/networks'];
      const { body } = await estate.bench.get('/networks');
      expect(body.totalItems).toBe(3);
      expect(body.items[1].workspaces).toEqual([]);
      expect(body.errors).toMatchObject([
        { source: `networks of account ${ACCOUNT_ID}` },
        { source: `workspaces of account ${ACCOUNT_ID}` },
      ]);
    });
  });

  describe('GET /networks/topology', () => {
    it('is all of it', async () => {
      const { status, body } = await estate.bench.get('/networks/topology');
      expect(status).toBe(200);
      expect(body).toMatchObject({ source: 'observed', gaps: [], errors: [] });
      expect(idsOf(body)).toEqual(
        expect.arrayContaining([NODE, 'vpc-1', 'vpc-2', 'vpc-3', 'pcx-1']),
      );
      expect(body.kinds).toContain('vpc');
      expect(body.health.map(({ rule }: { rule: string }) => rule)).toContain(
        'network-warned',
      );
    });

    it('is one VPC with what it is connected to', async () => {
      const { body } = await estate.bench.get('/networks/topology?vpc=vpc-2');
      const ids = idsOf(body);
      expect(ids).toEqual(
        expect.arrayContaining(['vpc-2', 'subnet-c', 'pcx-1', 'vpc-1']),
      );
      expect(ids).not.toContain('subnet-a');
      expect(ids).not.toContain('vpc-3');
      expect(ids).not.toContain(NODE);
      const known = new Set(ids);
      for (const { source, target } of body.topology.edges) {
        expect(known.has(source) && known.has(target)).toBe(true);
      }
    });

    it('is what Databricks has in an AWS account', async () => {
      addRegion('999999999999', 'us-west-2');
      const other = await estate.bench.get(
        '/networks/topology?account=999999999999',
      );
      expect(idsOf(other.body)).toContain('vpc-9');
      expect(idsOf(other.body)).not.toContain(NODE);
      const own = await estate.bench.get(
        `/networks/topology?account=${AWS_ACCOUNT}`,
      );
      expect(idsOf(own.body)).toContain(NODE);
    });

    it('knows no other VPC, and not whether there is one that is not read', async () => {
      const { status, body } = await estate.bench.get(
        '/networks/topology?vpc=vpc-77',
      );
      expect(status).toBe(404);
      expect(body.error.message).toContain('vpc-77');
      estate.reset();
      estate.aws.refusal = 'UnauthorizedOperation';
      const silent = await estate.bench.get('/networks/topology?vpc=vpc-1');
      expect(silent.status).toBe(503);
      expect(silent.body.error.message).toContain('UnauthorizedOperation');
      expect((await estate.bench.get('/networks/topology?vpc=x')).status).toBe(
        400,
      );
    });

    it('says what it could not read', async () => {
      estate.aws.refusal = 'UnauthorizedOperation';
      estate.bench.databricks.denied = ['/vpc-endpoints'];
      const { status, body } = await estate.bench.get('/networks/topology');
      expect(status).toBe(200);
      expect(body.gaps).toEqual([
        expect.objectContaining({
          source: 'aws',
          accountId: AWS_ACCOUNT,
          action: 'ec2:DescribeVpcs',
          message: expect.stringContaining('UnauthorizedOperation'),
        }),
        expect.objectContaining({
          source: 'databricks',
          accountId: ACCOUNT_ID,
          action: 'vpc-endpoints',
          message: expect.stringContaining('not for you'),
        }),
      ]);
      expect(body.errors).toHaveLength(2);
    });
  });

  describe('GET /workspaces/{id}/topology', () => {
    const PATH = `/workspaces/${WORKSPACE}/topology`;

    it('is the network around it, with its health', async () => {
      const { status, body } = await estate.bench.get(PATH);
      expect(status).toBe(200);
      expect(body.errors).toEqual([]);
      const ids = idsOf(body);
      expect(ids).toEqual(
        expect.arrayContaining([
          NODE,
          'vpc-1',
          'subnet-a',
          'subnet-b',
          'vpce-1',
          'databricks/vpc-endpoint/ep-1',
          'databricks/private-access-settings/pas-1',
          's3/payments-dev-root',
          'databricks/us-west-2',
          'pcx-1',
          'vpc-2',
        ]),
      );
      expect(ids).not.toContain('subnet-c');
      expect(ids).not.toContain('vpc-3');
      expect(body.health).toContainEqual(
        expect.objectContaining({
          rule: 'network-warned',
          message: expect.stringContaining('egress is narrow'),
        }),
      );
    });

    describe('in subnets that another account shares', () => {
      const OWNER = '444455556666';
      const owned = <T extends { VpcId?: string }>(list: T[] | undefined) =>
        list?.map(item =>
          item.VpcId === 'vpc-1' ? { ...item, OwnerId: OWNER } : item,
        );
      const share = (isOwnerRead: boolean) => {
        const all = payments();
        const shared = {
          ...all,
          vpcs: owned(all.vpcs),
          subnets: owned(all.subnets),
        };
        const inVpc = <T extends { VpcId?: string }>(list: T[] | undefined) =>
          list?.filter(({ VpcId }) => VpcId === 'vpc-1');
        estate.aws.regions.set(`${AWS_ACCOUNT}/us-west-2`, {
          ...shared,
          natGateways: [],
          internetGateways: [],
          vpcEndpoints: [],
        });
        if (isOwnerRead) {
          estate.aws.regions.set(`${OWNER}/us-west-2`, {
            ...shared,
            accountId: OWNER,
            vpcs: [
              ...(inVpc(shared.vpcs) ?? []),
              { VpcId: 'vpc-own', OwnerId: OWNER, CidrBlock: '10.77.0.0/16' },
            ],
            subnets: inVpc(shared.subnets),
            vpcEndpoints: inVpc(all.vpcEndpoints),
            securityGroups: [],
          });
        }
      };
      const QUERY = `/networks/topology?vpc=vpc-1&account=${OWNER}&region=us-west-2`;

      it.each([PATH, QUERY])(
        'has what the owner alone is told: %s',
        async path => {
          share(true);
          const { body } = await estate.bench.get(path);
          expect(idsOf(body)).toEqual(
            expect.arrayContaining(['vpc-1', 'vpce-1', 'aws/444455556666']),
          );
          expect(idsOf(body)).not.toContain('vpc-own');
          expect(
            body.gaps.filter(
              ({ accountId }: { accountId: string }) => accountId === OWNER,
            ),
          ).toEqual([]);
        },
      );

      it.each([PATH, QUERY])('says that it is not read: %s', async path => {
        share(false);
        const { status, body } = await estate.bench.get(path);
        expect(status).toBe(200);
        expect(idsOf(body)).toEqual(expect.arrayContaining(['vpc-1', NODE]));
        expect(body.gaps).toContainEqual(
          expect.objectContaining({
            accountId: OWNER,
            action: 'ec2:DescribeNatGateways',
          }),
        );
        expect(
          body.health.map(({ rule }: { rule: string }) => rule),
        ).not.toContain('route-to-nowhere');
      });
    });

    describe('with a transit gateway of another account', () => {
      const HUB = '111122223333';
      const part = (
        body: { topology: { nodes: Array<Node & Record<string, unknown>> } },
        id: string,
      ) => body.topology.nodes.find(node => node.id === id);
      const attached = (changes?: Partial<ReturnType<typeof payments>>) => {
        estate.aws.regions.set(`${AWS_ACCOUNT}/us-west-2`, {
          ...payments(),
          transitGatewayVpcAttachments: [
            {
              TransitGatewayAttachmentId: 'tgw-attach-1',
              TransitGatewayId: 'tgw-1',
              TransitGatewayOwnerId: HUB,
              VpcId: 'vpc-1',
              SubnetIds: ['subnet-a'],
              State: 'available',
            },
          ],
        });
        if (changes) {
          estate.aws.regions.set(`${HUB}/us-west-2`, {
            accountId: HUB,
            region: 'us-west-2',
            vpcs: [{ VpcId: 'vpc-hub', CidrBlock: '10.99.0.0/16' }],
            ...changes,
          });
        }
      };
      const ownersTables = {
        transitGatewayAttachments: [
          {
            TransitGatewayId: 'tgw-1',
            ResourceType: 'vpc',
            ResourceId: 'vpc-1',
            Association: { TransitGatewayRouteTableId: 'tgw-rtb-1' },
          },
        ],
        transitGatewayRouteTables: [
          {
            TransitGatewayRouteTableId: 'tgw-rtb-1',
            TransitGatewayId: 'tgw-1',
          },
        ],
        transitGatewayRoutes: [
          {
            TransitGatewayRouteTableId: 'tgw-rtb-1',
            Routes: [
              {
                DestinationCidrBlock: '0.0.0.0/0',
                State: 'active',
                TransitGatewayAttachments: [
                  { ResourceType: 'vpc', ResourceId: 'vpc-hub' },
                ],
              },
            ],
          },
        ],
      };

      it('has its route tables, and nothing else of the account', async () => {
        attached(ownersTables);
        const { body } = await estate.bench.get(PATH);
        expect(body.errors).toEqual([]);
        expect(part(body, 'tgw-rtb-1')).toMatchObject({
          kind: 'transit-gateway-route-table',
          parent: 'tgw-1',
          routes: ['0.0.0.0/0 to vpc-hub'],
        });
        expect(body.topology.edges).toContainEqual({
          source: 'vpc-1',
          target: 'tgw-rtb-1',
          kind: 'associated-with',
        });
        expect(idsOf(body)).not.toContain('vpc-hub');
        const list = await estate.bench.get(`/networks?account=${AWS_ACCOUNT}`);
        expect(
          list.body.items.map(({ vpcId }: { vpcId: string }) => vpcId),
        ).not.toContain('vpc-hub');
        // In the graph of everything it is an account as any other.
        const all = await estate.bench.get('/networks/topology');
        expect(idsOf(all.body)).toContain('vpc-hub');
      });

      it('says what of them could not be read', async () => {
        attached({
          ...ownersTables,
          transitGatewayRoutes: undefined,
          errors: [
            {
              action: 'ec2:SearchTransitGatewayRoutes',
              message: 'UnauthorizedOperation',
            },
            { action: 'ec2:DescribeSubnets', message: 'UnauthorizedOperation' },
          ],
        });
        const { body } = await estate.bench.get(PATH);
        expect(part(body, 'tgw-rtb-1')).toMatchObject({
          unread: ['ec2:SearchTransitGatewayRoutes'],
        });
        expect(
          body.gaps.filter(
            ({ accountId }: { accountId: string }) => accountId === HUB,
          ),
        ).toEqual([
          expect.objectContaining({ action: 'ec2:SearchTransitGatewayRoutes' }),
        ]);
        expect(idsOf(body)).toContain('subnet-a');
      });

      it('is shown without them where its account does not answer, or is not read', async () => {
        attached({
          vpcs: undefined,
          errors: [{ action: 'sts:AssumeRole', message: 'AccessDenied' }],
        });
        const silent = await estate.bench.get(PATH);
        expect(part(silent.body, 'tgw-1')).toMatchObject({
          unread: [
            'ec2:DescribeTransitGatewayAttachments',
            'ec2:DescribeTransitGatewayRouteTables',
          ],
        });
        expect(silent.body.errors).toEqual([
          {
            source: expect.stringContaining(HUB),
            message: expect.stringContaining('AccessDenied'),
          },
        ]);
        estate.reset();
        attached();
        const { body } = await estate.bench.get(PATH);
        expect(body.errors).toEqual([]);
        expect(part(body, 'tgw-1')).toMatchObject({ ownerAccountId: HUB });
        expect(part(body, 'tgw-1')).not.toHaveProperty('unread');
      });
    });

    it('is what Databricks tells where AWS is not configured', async () => {
      estate.aws.regions.clear();
      const { status, body } = await estate.bench.get(PATH);
      expect(status).toBe(200);
      expect(idsOf(body)).toEqual(
        expect.arrayContaining([NODE, 's3/payments-dev-root']),
      );
      expect(idsOf(body)).not.toContain('vpc-1');
      expect(body.errors).toEqual([
        { source: 'AWS', message: expect.stringContaining('vpc-1') },
      ]);
    });

    it('knows no other workspace', async () => {
      expect((await estate.bench.get('/workspaces/12/topology')).status).toBe(
        404,
      );
    });
  });

  describe('needs of addresses', () => {
    const PATH = `/workspaces/${WORKSPACE}/topology`;
    const tell = (maxWorkers: number, free: number) => {
      estate.bench.databricks.more['/w/1/api/2.1/clusters/list'] = {
        clusters: [
          {
            cluster_id: 'c',
            cluster_name: 'etl',
            state: 'TERMINATED',
            autoscale: { min_workers: 1, max_workers: maxWorkers },
          },
        ],
      };
      estate.aws.regions.set(`${AWS_ACCOUNT}/us-west-2`, {
        ...payments(),
        subnets: payments().subnets?.map(subnet => ({
          ...subnet,
          AvailableIpAddressCount: subnet.SubnetId === 'subnet-a' ? 240 : free,
        })),
      });
    };
    const found = (body: {
      health: Array<{ rule: string; severity: string; message: string }>;
    }) =>
      body.health
        .filter(({ rule }) => rule === 'subnet-addresses')
        .map(({ severity, message }) => [severity, message]);
    const NEED =
      'cluster etl of workspace payments-dev may still start 150 nodes, and each node takes two';

    beforeEach(() => {
      estate.bench.kept = new Map();
    });
    afterEach(() => {
      estate.bench.kept = undefined;
    });

    it('come from the maxima of compute, and are named', async () => {
      tell(149, 250);
      const { body } = await estate.bench.get(PATH);
      expect(body.errors).toEqual([]);
      expect(found(body)).toEqual([
        [
          'warning',
          `Subnet private-a has 240 free addresses and 300 are needed: ${NEED}`,
        ],
        [
          'warning',
          `Subnet private-b has 250 free addresses and 300 are needed: ${NEED}`,
        ],
      ]);
    });

    it('are good to know where another subnet can meet them', async () => {
      tell(149, 400);
      const { body } = await estate.bench.get(PATH);
      expect(found(body)).toEqual([
        [
          'info',
          `Subnet private-a has 240 free addresses and 300 are needed: ${NEED}; subnet private-b has enough of them`,
        ],
      ]);
    });

    it('are met by subnets that are large enough', async () => {
      tell(100, 250);
      const { body } = await estate.bench.get(PATH);
      expect(found(body)).toEqual([]);
    });

    it('keep names from who may not see workspaces', async () => {
      tell(149, 250);
      await estate.bench.get(PATH);
      estate.bench.denied = 'databricks.workspace.read';
      const { status, body } = await estate.bench.get(PATH);
      expect(status).toBe(200);
      expect(found(body)).toHaveLength(2);
      expect(JSON.stringify(body)).not.toContain('etl');
      expect(JSON.stringify(body)).toContain(
        'a cluster of workspace payments-dev may still start 150 nodes',
      );
    });

    it('are those of two addresses where compute cannot be read, which is said', async () => {
      tell(149, 1);
      estate.bench.databricks.denied = [
        '/clusters/list',
        '/instance-pools/list',
        '/sql/warehouses',
      ];
      const { body } = await estate.bench.get(PATH);
      expect(found(body)).toEqual([
        [
          'error',
          'Subnet private-b has 1 free addresses and 2 are needed: each node takes two',
        ],
      ]);
      expect(body.errors).toContainEqual({
        source: 'clusters of payments-dev',
        message: expect.stringMatching(/not for you.*judged without/),
      });
    });

    it('count in the list of all once they are known, for which nothing is asked', async () => {
      tell(149, 250);
      const warnings = async () => {
        const { body } = await estate.bench.get('/networks');
        return body.items.find(
          ({ vpcId }: { vpcId: string }) => vpcId === 'vpc-1',
        ).findings.warnings;
      };
      const before = await warnings();
      const asked = () =>
        estate.bench.databricks.server.seen.filter(({ path }) =>
          path.includes('/clusters/list'),
        ).length;
      const askedBefore = asked();
      await warnings();
      expect(asked()).toBe(askedBefore);
      await estate.bench.get('/networks/topology?vpc=vpc-1');
      expect(asked()).toBeGreaterThan(askedBefore);
      expect(await warnings()).toBe(before + 2);
    });
  });

  describe('refresh=true', () => {
    const MINUTE = 60_000;

    beforeEach(() => {
      estate.bench.kept = new Map();
    });
    afterEach(() => {
      estate.bench.kept = undefined;
    });

    it.each([
      ['/networks', (body: { items: object[] }) => body.items],
      ['/networks/topology?vpc=vpc-1', idsOf],
      [`/workspaces/${WORKSPACE}/topology`, idsOf],
    ])(
      '%s tells what AWS has now, and when that was read',
      async (path, of) => {
        const first = await estate.bench.get(path);
        estate.aws.regions.set(`${AWS_ACCOUNT}/us-west-2`, {
          ...payments(),
          subnets: payments().subnets?.map(subnet =>
            subnet.SubnetId === 'subnet-a'
              ? {
                  ...subnet,
                  SubnetId: 'subnet-new',
                  AvailableIpAddressCount: 7,
                }
              : subnet,
          ),
        });
        estate.later(MINUTE);
        const kept = await estate.bench.get(path);
        expect(of(kept.body)).toEqual(of(first.body));
        const ageOf = ({ body }: { body: { age: { readAt: string } } }) =>
          Date.parse(body.age.readAt);
        expect(ageOf(kept) - ageOf(first)).toBeLessThan(10_000);
        const join = path.includes('?') ? '&' : '?';
        const anew = await estate.bench.get(`${path}${join}refresh=true`);
        expect(anew.status).toBe(200);
        expect(of(anew.body)).not.toEqual(of(first.body));
        expect(ageOf(anew) - ageOf(first)).toBeGreaterThan(MINUTE - 10_000);
        expect(of((await estate.bench.get(path)).body)).toEqual(of(anew.body));
      },
    );

    it('reads AWS once for fifty people at once', async () => {
      await estate.bench.get('/networks');
      estate.later(MINUTE);
      const before = estate.aws.asked.length;
      const answers = await Promise.all(
        Array.from({ length: 50 }, () =>
          estate.bench.get('/networks?refresh=true'),
        ),
      );
      expect(answers.every(({ status }) => status === 200)).toBe(true);
      expect(estate.aws.asked.length).toBe(before + 1);
    });

    it.each([
      `/workspaces/${WORKSPACE}`,
      `/workspaces/${WORKSPACE}/capacity`,
      '/sources',
    ])('%s reads AWS anew as well', async path => {
      await estate.bench.get(path);
      estate.later(MINUTE);
      const before = estate.aws.asked.length;
      await estate.bench.get(path);
      expect(estate.aws.asked.length).toBe(before);
      const { status } = await estate.bench.get(`${path}?refresh=true`);
      expect([status, estate.aws.asked.length]).toEqual([200, before + 1]);
    });

    it('says how old the answer is when AWS does not tell', async () => {
      const first = await estate.bench.get('/networks');
      estate.later(MINUTE);
      estate.aws.refusal = 'ExpiredToken';
      const { body } = await estate.bench.get('/networks?refresh=true');
      expect(body.age).toEqual({ ...first.body.age, stale: true });
      expect(JSON.stringify(body.errors)).toContain('ExpiredToken');
    });
  });
});
