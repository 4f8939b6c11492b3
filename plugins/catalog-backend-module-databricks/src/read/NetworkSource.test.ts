import type {
  AwsNetworkReader,
  DatabricksConfigProblem,
} from '@lakeport/backstage-plugin-databricks-node';
import type { Ec2RegionAnswers, Ec2Vpc } from '@lakeport/topology';
import { FakeAccount } from '../__testUtils__/FakeAccount';
import { listOf } from '../__testUtils__/listOf';
import { ProviderBench } from '../__testUtils__/ProviderBench';
import { NetworkSource } from './NetworkSource';

const ACCOUNT = '111111111111';

const vpc = (id: string, tags: Record<string, string> = {}): Ec2Vpc => ({
  VpcId: id,
  CidrBlock: '10.0.0.0/16',
  Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
});

describe('NetworkSource', () => {
  let account: FakeAccount;
  let failingNetworks: boolean;
  let problems: DatabricksConfigProblem[];
  let awsProblems: DatabricksConfigProblem[];
  let regions: Record<string, Ec2Vpc[] | Error>;
  /** Another account, which has one region. */
  let other:
    | { accountId: string; vpcs: Ec2Vpc[]; isFirst: boolean }
    | undefined;
  /** Who answers last. */
  let slow: string | undefined;
  let refused: string;

  beforeEach(() => {
    account = FakeAccount.small();
    account.vpcs.set('1', 'vpc-named');
    failingNetworks = false;
    problems = [];
    awsProblems = [];
    other = undefined;
    slow = undefined;
    refused = 'ec2:DescribeVpcs';
    regions = {
      'us-west-2': [
        vpc('vpc-named', { Name: 'payments', 'lakeport-project': '../x' }),
        vpc('vpc-tagged', {
          'lakeport-project': 'payments',
          'lakeport-environment': 'dev',
        }),
        vpc('vpc-other'),
      ],
    };
  });

  const aws: Pick<AwsNetworkReader, 'accounts' | 'problems' | 'readRegion'> = {
    accounts: () => {
      const one = { accountId: ACCOUNT, regions: Object.keys(regions) };
      if (!other) {
        return [one];
      }
      const two = { accountId: other.accountId, regions: ['us-west-2'] };
      return other.isFirst ? [two, one] : [one, two];
    },
    problems: () => awsProblems,
    readRegion: async ({ accountId, region }): Promise<Ec2RegionAnswers> => {
      if (accountId === slow) {
        await new Promise(done => setTimeout(done, 20));
      }
      const vpcs =
        accountId === other?.accountId ? other.vpcs : regions[region];
      return vpcs instanceof Error
        ? {
            accountId,
            region,
            errors: [
              { action: refused, message: vpcs.message },
              { action: 'ec2:DescribeSubnets', message: 'also' },
            ],
          }
        : { accountId, region, vpcs };
    },
  };

  const bench = (which: 'all' | 'databricks' = 'databricks') =>
    new ProviderBench(
      new NetworkSource({
        service: {
          accounts: () => [{ accountId: 'acc' }],
          accountReader: () => ({
            networks: () =>
              listOf(
                failingNetworks
                  ? new Error('403')
                  : [...account.vpcs].map(([id, vpcId]) => ({
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
          }),
          problems: () => problems,
        },
        aws,
        which,
        allowEmpty: false,
      }),
    );

  it('has the VPCs that Databricks names and those of lakeport', async () => {
    const one = bench();
    await one.refresh();
    expect(one.titles()).toEqual(['payments', 'vpc-tagged']);
    expect(one.titled('payments')).toMatchObject({
      metadata: {
        name: 'vpc-named',
        description:
          'VPC 10.0.0.0/16 in us-west-2, of Databricks network network-1',
        annotations: {
          'lakeport.dev/vpc-id': 'vpc-named',
          'lakeport.dev/aws-account-id': '111111111111',
          'lakeport.dev/region': 'us-west-2',
        },
      },
      spec: { type: 'aws-vpc' },
    });
    expect(one.titled('payments')?.spec).not.toHaveProperty('system');
    expect(one.titled('vpc-tagged')?.spec).toMatchObject({
      system: 'payments',
      dependencyOf: ['resource:default/payments-dev'],
    });
  });

  it('has all VPCs when they are wanted', async () => {
    const one = bench('all');
    await one.refresh();
    expect(one.titles()).toEqual(['payments', 'vpc-other', 'vpc-tagged']);
  });

  it('has a VPC that no AWS account tells of, as Databricks knows it', async () => {
    regions = {};
    const one = bench();
    await one.refresh();
    expect(one.titled('vpc-named')?.metadata.description).toBe(
      'VPC, of Databricks network network-1; no AWS account that the portal reads has it',
    );
  });

  it.each([
    ['AWS refuses', () => (regions['us-west-2'] = new Error('no right'))],
    ['AWS tells of none', () => (regions['us-west-2'] = [])],
    ['Databricks refuses', () => (failingNetworks = true)],
    [
      'the AWS account has a mistake',
      () => {
        regions = {};
        awsProblems = [
          {
            severity: 'error',
            path: 'databricks.aws.accounts[0]',
            message: 'x',
          },
        ];
      },
    ],
  ])('changes and removes nothing when %s', async (_, happen) => {
    const one = bench();
    await one.refresh();
    const before = JSON.stringify([...one.catalog]);
    one.restart();
    happen();
    await one.refresh();
    expect(JSON.stringify([...one.catalog])).toBe(before);
  });

  it.each(['credentials', 'sts:AssumeRole', 'ec2:DescribeVpcs'])(
    'says that %s is missing',
    async action => {
      refused = action;
      regions['us-west-2'] = new Error('no right');
      const one = bench();
      await one.refresh();
      expect(one.warnings).toEqual([
        `VPCs of us-west-2 in AWS account 111111111111 could not be read: ${action}: no right`,
      ]);
    },
  );

  describe('a VPC that is shared with another account', () => {
    const shared = { ...vpc('vpc-tagged'), OwnerId: ACCOUNT };

    it.each([true, false])(
      'is its owner’s, whoever answers first (the other is named first: %s)',
      async isFirst => {
        other = { accountId: '222222222222', vpcs: [shared], isFirst };
        const one = bench('all');
        for (const last of [ACCOUNT, other.accountId]) {
          slow = last;
          await one.refresh();
          expect(one.titled('vpc-tagged')).toMatchObject({
            metadata: {
              annotations: { 'lakeport.dev/aws-account-id': ACCOUNT },
            },
            spec: { system: 'payments' },
          });
        }
        expect(one.mutations).toHaveLength(1);
      },
    );

    it('is of the first that is read, where its owner is not', async () => {
      regions = { 'us-west-2': [{ ...shared, OwnerId: '333333333333' }] };
      other = {
        accountId: '222222222222',
        vpcs: [{ ...shared, OwnerId: '333333333333' }],
        isFirst: false,
      };
      const one = bench('all');
      for (const last of [ACCOUNT, other.accountId]) {
        slow = last;
        await one.refresh();
      }
      expect(
        one.titled('vpc-tagged')?.metadata.annotations?.[
          'lakeport.dev/aws-account-id'
        ],
      ).toBe(ACCOUNT);
      expect(one.mutations).toHaveLength(1);
    });
  });

  it('removes VPCs of an account that is not configured any more, whatever there is to know about the others', async () => {
    const one = bench();
    await one.refresh();
    regions = {};
    const path = 'databricks.aws.accounts[0]';
    awsProblems = [{ severity: 'warning', path, message: 'x' }];
    await one.refresh();
    expect(one.titles()).toEqual(['vpc-named']);
  });

  it('removes a VPC that is gone', async () => {
    const one = bench();
    await one.refresh();
    regions['us-west-2'] = [vpc('vpc-named')];
    await one.refresh();
    expect(one.titles()).toEqual(['vpc-named']);
  });

  it('keeps what an account with a mistake in app-config has named', async () => {
    regions = {};
    const one = bench();
    await one.refresh();
    account.vpcs.clear();
    const path = 'databricks.accounts[1].accountId';
    problems = [{ severity: 'error', path, message: 'x' }];
    await one.refresh();
    expect(one.titles()).toEqual(['vpc-named']);
    // A warning leaves nothing out.
    problems = [{ severity: 'warning', path, message: 'x' }];
    await one.refresh();
    expect(one.titles()).toEqual([]);
  });
});
