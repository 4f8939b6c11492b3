import { mockServices } from '@backstage/backend-test-utils';
import { FakeAws, AWS_ACCOUNT, REGION } from '../__testUtils__/FakeAws';
import { TestClock } from '../__testUtils__/TestClock';
import { RegionReadings } from './RegionReadings';

const target = { accountId: AWS_ACCOUNT, region: REGION };
const MINUTE = 60_000;

describe('RegionReadings', () => {
  let clock: TestClock;
  let aws: FakeAws;
  let regions: RegionReadings;

  beforeEach(() => {
    clock = TestClock.start();
    aws = new FakeAws();
    const kept = new Map<string, string>();
    regions = new RegionReadings({
      aws,
      logger: mockServices.logger.mock(),
      cache: mockServices.cache.mock({
        get: async key => {
          const text = kept.get(key);
          return text && JSON.parse(text);
        },
        set: async (key, value) => {
          kept.set(key, JSON.stringify(value));
        },
      }),
    });
  });
  afterEach(() => clock.stop());

  it('is read once for all who ask within three minutes', async () => {
    await Promise.all([regions.read(target), regions.read(target)]);
    clock.later(2 * MINUTE);
    await regions.read(target);
    expect(aws.asked).toHaveLength(1);
    clock.later(2 * MINUTE);
    await regions.read(target);
    expect(aws.asked).toHaveLength(2);
  });

  it('is read anew when a person wants that, once for all who do and once in 15 seconds', async () => {
    const anew = { refresh: true };
    await regions.read(target);
    clock.later(20_000);
    const fifty = await Promise.all(
      Array.from({ length: 50 }, () => regions.read(target, anew)),
    );
    expect(aws.asked).toHaveLength(2);
    expect(new Set(fifty.map(({ readAt }) => readAt)).size).toBe(1);
    for (let press = 0; press < 20; press++) {
      clock.later(1_000);
      await regions.read(target, anew);
    }
    expect(aws.asked).toHaveLength(3);
    const other = { accountId: AWS_ACCOUNT, region: 'eu-west-1' };
    aws.regions.set(`${AWS_ACCOUNT}/eu-west-1`, { ...other, vpcs: [] });
    await regions.read(other, anew);
    expect(aws.asked).toHaveLength(4);
  });

  it('keeps what was told when AWS tells nothing any more', async () => {
    await regions.read(target);
    clock.later(5 * MINUTE);
    aws.refusal = 'ExpiredToken: it has ended';
    const reading = await regions.read(target);
    expect(reading).toMatchObject({
      stale: true,
      error: 'ec2:DescribeVpcs: ExpiredToken: it has ended',
    });
    expect(reading.value.vpcs).toHaveLength(3);
  });

  it('fails when nothing was ever told', async () => {
    aws.refusal = 'no such role';
    await expect(regions.read(target)).rejects.toThrow(
      'ec2:DescribeVpcs: no such role',
    );
  });

  it('lists what is configured of an account or region', () => {
    aws.regions.set('999999999999/eu-west-1', {
      accountId: '999999999999',
      region: 'eu-west-1',
    });
    expect(regions.configured()).toHaveLength(2);
    expect(regions.configured({ region: 'eu-west-1' })).toEqual([
      { accountId: '999999999999', region: 'eu-west-1' },
    ]);
    expect(
      regions.configured({ account: AWS_ACCOUNT, region: 'eu-west-1' }),
    ).toEqual([]);
  });
});
