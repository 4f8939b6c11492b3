import { lakehouseStacks } from '../__testUtils__/lakehouseStacks';
import { recoverFromEachFault } from './recoverFromEachFault';

jest.setTimeout(120_000);

describe('recoverFromEachFault', () => {
  it('brings up a fault for every type of every stack and comes back', async () => {
    const stacks = lakehouseStacks();
    const types = Object.values(stacks.stacks).flatMap(({ resource }) =>
      Object.keys(resource ?? {}),
    );
    const result = await recoverFromEachFault({ stacks });

    expect(result.problems).toEqual([]);
    expect(result.faults).toBe(types.length * 2);
    expect(result.objectsLeft).toBe(0);
    // Every stack fails at least once in each direction, and comes back.
    expect(result.attempts).toBeGreaterThanOrEqual(12);
  });

  it('says where it does not come back', async () => {
    const stacks = lakehouseStacks();
    const { resource } = stacks.stacks['shop-dev-base'];
    const subnet = resource?.aws_subnet?.a;
    if (!subnet) throw new Error('the fixture has no subnet');
    subnet.cidr_block = '192.168.0.0/24';
    const { problems } = await recoverFromEachFault({ stacks });

    expect(problems).toEqual([
      expect.stringMatching(
        /^shop-dev-base: apply does not recover: .*subnet/s,
      ),
    ]);
  });
});
