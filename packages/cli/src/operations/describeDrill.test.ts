import type { RegionOutageReport } from '@lakeport/rehearsal';
import { describeDrill } from './describeDrill';

const report: RegionOutageReport = {
  drill: 'region-outage',
  simulated: true,
  environment: 'online',
  region: 'us-west-2',
  findings: ['The state bucket is in us-west-2 as well.'],
  targets: [
    {
      target: 'online',
      plan: 'fails',
      why: 'shop-online-base: cannot sign in',
      resources: 2,
      outOfReach: [
        { stack: 'shop-online-base', address: 'aws_vpc.v' },
        { stack: 'shop-online-base', address: 'aws_subnet.a' },
      ],
    },
    { target: 'recovery', plan: 'works', resources: 40, outOfReach: [] },
    {
      target: 'abroad',
      plan: 'without-refresh',
      why: 'shop-abroad-base: request send failed',
      resources: 7,
      outOfReach: [],
    },
  ],
  failover: {
    to: 'recovery',
    changes: [
      {
        stack: 'shop-recovery-base',
        address: 'aws_vpc.v',
        actions: ['update'],
        when: 'during',
      },
      {
        stack: 'shop-regions',
        address: 'databricks_share.s',
        actions: ['delete', 'create'],
        when: 'after',
      },
    ],
    waiting: [{ stack: 'shop-regions', why: 'cannot sign in' }],
  },
  failBack: {
    differences: [],
    madeAnew: [
      {
        stack: 'shop-regions',
        address: 'databricks_share.s',
        before: 'old',
        after: 'new',
      },
    ],
  },
};

describe('describeDrill', () => {
  it('tells targets, changes and the way back', () => {
    expect(describeDrill(report).join('\n')).toBe(`
us-west-2 is down (simulated)
  The state bucket is in us-west-2 as well.
  target    during the outage         out of reach  why
  online    no plan                         2 of 2  shop-online-base: cannot sign in
  recovery  plan works                     0 of 40
  abroad    only with -refresh=false        0 of 7  shop-abroad-base: request send failed

Failover to recovery: what changes
  stack               resource            what           when
  shop-recovery-base  aws_vpc.v           update         during the outage
  shop-regions        databricks_share.s  delete+create  when it is back

Waits until the region is back
  stack         why
  shop-regions  cannot sign in

Fail-back: a plan finds nothing, and the account is as it was before the outage

Made anew on the way, as the plans said
  stack         resource            before  after
  shop-regions  databricks_share.s  old     new
`);
  });

  it('tells what differs', () => {
    const lines = describeDrill({
      ...report,
      failBack: { differences: ['shop-regions: a differ'], madeAnew: [] },
    });
    expect(lines).toContain(
      'Fail-back: the account is not as it was before the outage',
    );
    expect(lines).toContain('  shop-regions: a differ');
    expect(lines.join('\n')).not.toContain('Made anew');
  });

  it('tells no more than the drill came to', () => {
    const { failBack, failover, ...rest } = report;
    expect(describeDrill({ ...rest, findings: [], targets: [] })).toEqual([
      '',
      'us-west-2 is down (simulated)',
      '',
    ]);
    expect(failover && failBack).toBeDefined();
    expect(
      describeDrill({
        ...rest,
        failover: { to: 'recovery', changes: [], waiting: [] },
      }),
    ).toContain('  nothing');
  });
});
