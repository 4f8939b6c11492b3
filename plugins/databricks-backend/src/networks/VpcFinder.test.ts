import { NotFoundError } from '@backstage/errors';
import type { Ec2RegionAnswers } from '@lakeport/topology';
import { Readings } from '../sources/Readings';
import type { AccountRegion } from '../sources/RegionReadings';
import { VpcFinder } from './VpcFinder';

const region = 'us-west-2';
const readAt = '2026-12-01T00:00:00.000Z';

function finderOf(vpcsOf: Record<string, string[] | Error>) {
  const asked: string[] = [];
  const finder = new VpcFinder({
    regions: {
      configured: () =>
        Object.keys(vpcsOf).map(accountId => ({ accountId, region })),
      read: async ({ accountId }: AccountRegion) => {
        asked.push(accountId);
        const vpcs = vpcsOf[accountId];
        if (vpcs instanceof Error) {
          throw vpcs;
        }
        const value: Ec2RegionAnswers = {
          accountId,
          region,
          vpcs: vpcs.map(VpcId => ({ VpcId })),
        };
        return { value, readAt, stale: false };
      },
    },
  });
  return { finder, asked };
}

describe('VpcFinder', () => {
  it('asks the likely account first, and no other when it has the VPC', async () => {
    const { finder, asked } = finderOf({ a: ['vpc-1'], b: ['vpc-1'] });
    const found = await finder.find(
      { vpcId: 'vpc-1', region, accountIds: ['b'] },
      new Readings(),
    );
    expect(found.accountId).toBe('b');
    expect(asked).toEqual(['b']);
  });

  it('finds a VPC that is in another account than the role', async () => {
    const { finder } = finderOf({ a: ['vpc-2'], b: [], c: ['vpc-1'] });
    const found = await finder.find(
      { vpcId: 'vpc-1', region, accountIds: ['b', 'z'] },
      new Readings(),
    );
    expect(found.accountId).toBe('c');
  });

  it('goes on after an account that does not answer, and names it', async () => {
    const { finder } = finderOf({ a: new NotFoundError('gone'), b: ['vpc-1'] });
    const readings = new Readings();
    const found = await finder.find(
      { vpcId: 'vpc-1', region, accountIds: ['a'] },
      readings,
    );
    expect(found.accountId).toBe('b');
    expect(readings.errors).toMatchObject([{ message: 'gone' }]);
  });

  it('does not call a VPC missing that an account may have which is silent', async () => {
    const { finder } = finderOf({ a: new NotFoundError('gone') });
    await expect(
      finder.find({ vpcId: 'vpc-1', region, accountIds: [] }, new Readings()),
    ).resolves.toEqual({});
  });

  it.each([
    [{ a: [] }, ['z'], /none of the configured.*it should be in z/],
    [{}, ['z'], /names AWS account z not with region us-west-2/],
    [{}, [], /names no AWS account with region us-west-2/],
  ])(
    'says what is missing where %j is configured',
    async (vpcs, accountIds, message) => {
      const { finder } = finderOf(vpcs);
      const { missing } = await finder.find(
        { vpcId: 'vpc-1', region, accountIds },
        new Readings(),
      );
      expect(missing).toMatch(message);
    },
  );
});
