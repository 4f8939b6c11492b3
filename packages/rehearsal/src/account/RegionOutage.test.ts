import { SimulatedAccount } from '../__testUtils__/SimulatedAccount';
import type { Caller } from './Caller';
import { RegionOutage } from './RegionOutage';

const { databricks, frankfurt, oregon, other } = SimulatedAccount.callers;
const virginia: Caller = { ...oregon, region: 'us-east-1' };

function attempt(work: () => void): string {
  try {
    work();
    return 'goes on';
  } catch (error) {
    return String(error);
  }
}

describe('RegionOutage', () => {
  const outage = (region: string) => new RegionOutage(region, () => []);
  const asked = (down: string, caller: Caller, type: string, attributes = {}) =>
    attempt(() =>
      outage(down).failIfOutOfReach('reading', { caller, type, attributes }),
    );

  it.each([
    ['its region', 'us-west-2', oregon, 'aws_vpc', {}],
    ['its region of another account', 'us-west-2', other, 'aws_vpc', {}],
    [
      'a resource that says it',
      'us-west-2',
      virginia,
      'aws_vpc',
      { region: 'us-west-2' },
    ],
    [
      'its region, what is called as for the world',
      'us-west-2',
      oregon,
      'aws_s3_bucket',
      {},
    ],
    ['the control plane of IAM', 'us-east-1', oregon, 'aws_iam_role', {}],
    [
      'the control plane of Route 53',
      'us-east-1',
      frankfurt,
      'aws_route53_record',
      {},
    ],
  ])('keeps a call from %s', (_, down, caller, type, attributes) => {
    expect(asked(down, caller, type, attributes)).toBe(
      `ServiceError: request send failed: AWS in ${down} does not answer`,
    );
  });

  it.each([
    ['another region', 'us-west-2', virginia, 'aws_vpc', {}],
    [
      'a resource that says another one',
      'us-west-2',
      oregon,
      'aws_vpc',
      { region: 'us-east-1' },
    ],
    [
      'IAM while its control plane is up',
      'us-west-2',
      oregon,
      'aws_iam_role',
      {},
    ],
    [
      'Route 53 Resolver elsewhere',
      'us-east-1',
      oregon,
      'aws_route53_resolver_rule',
      {},
    ],
    [
      'what the provider answers itself',
      'us-west-2',
      oregon,
      'aws_iam_policy_document',
      {},
    ],
    [
      'the account of Databricks',
      'us-west-2',
      databricks,
      'databricks_group',
      {},
    ],
    [
      'no cloud at all',
      'us-west-2',
      { provider: 'time', defaultTags: {} } satisfies Caller,
      'time_sleep',
      {},
    ],
  ])('lets a call through to %s', (_, down, caller, type, attributes) => {
    expect(asked(down, caller, type, attributes)).toBe('goes on');
  });

  it.each([
    ['us-gov-east-1', 'us-gov-west-1'],
    ['cn-northwest-1', 'cn-north-1'],
  ])('knows where IAM of %s is', (region, down) => {
    const caller = { ...oregon, region };
    expect(asked(down, caller, 'aws_iam_role')).toContain(`AWS in ${down}`);
    expect(asked('us-east-1', caller, 'aws_iam_role')).toBe('goes on');
  });

  it('lets no provider sign in there, unless it signs in elsewhere', () => {
    const signsIn = (caller: Caller) =>
      attempt(() => outage('us-west-2').failIfCannotSignIn(caller));
    const refused =
      'cannot sign in to AWS in us-west-2: STS of us-west-2 does not answer';

    expect(signsIn(oregon)).toContain(refused);
    expect(signsIn({ ...oregon, stsRegion: 'us-east-1' })).toBe('goes on');
    expect(signsIn({ ...virginia, stsRegion: 'us-west-2' })).toContain(
      'cannot sign in to AWS in us-east-1: STS of us-west-2',
    );
    expect(signsIn(virginia)).toBe('goes on');
    expect(signsIn(databricks)).toBe('goes on');
  });

  it('hides what is in the region and no more, until it ends', async () => {
    const simulated = await SimulatedAccount.open();
    const { account } = simulated;
    const workspace = simulated.workspace();
    const metastore = simulated.metastoreIn('us-west-2');
    simulated.assign(workspace, metastore);
    const inWorkspace: Caller = {
      provider: 'databricks',
      host: String(workspace.workspace_url),
      defaultTags: {},
    };
    simulated.create(inWorkspace, 'databricks_catalog', { name: 'shop' });
    simulated.vpcIn(oregon);
    simulated.vpcIn(frankfurt, '10.4.0.0/22');
    account.startOutage('us-west-2');
    const hidden = account
      .objects()
      .filter(object => account.outage?.hides(object))
      .map(({ type, region }) => `${type} ${region}`);

    expect(hidden.sort()).toEqual([
      'aws_s3_bucket us-west-2',
      'aws_vpc us-west-2',
      'databricks_catalog us-west-2',
    ]);
    expect(
      attempt(() =>
        account.outage?.failIfOutOfReach('reading', {
          caller: inWorkspace,
          type: 'databricks_catalog',
          attributes: {},
        }),
      ),
    ).toBe(
      'ServiceError: request send failed: workspace dev in us-west-2 does not answer',
    );
    account.endOutage();
    expect(account.outage).toBeUndefined();
  });
});
