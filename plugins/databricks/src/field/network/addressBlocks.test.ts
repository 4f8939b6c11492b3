import fc from 'fast-check';
import { platform } from '../../__testUtils__/platformFixtures';
import { blockContains } from '../../components/platform/blockContains';
import { blockSize } from '../../components/platform/blockSize';
import { formatAddressBlock } from '../../components/platform/formatAddressBlock';
import { blockAt } from './blockAt';
import { blocksOverlap } from './blocksOverlap';
import { blockWithout } from './blockWithout';
import { candidateBlocks } from './candidateBlocks';
import { networkNodes, plannedZones } from './networkNodes';
import { freeToChoose, networkPools } from './networkPools';
import { parseBlock } from './parseBlock';

function block(text: string) {
  const found = parseBlock(text);
  if (!found) throw new Error(text);
  return found;
}

const inPool = fc
  .tuple(
    fc.integer({ min: 0, max: 2 ** 16 - 1 }),
    fc.integer({ min: 18, max: 28 }),
  )
  .map(([offset, prefix]) => blockAt(10 * 2 ** 24 + offset, prefix));

describe('parseBlock', () => {
  it('reads what AWS reads, and nothing else', () => {
    expect(parseBlock('10.1.4.0/22')).toEqual({
      first: 10 * 2 ** 24 + 2 ** 16 + 4 * 256,
      prefix: 22,
    });
    for (const wrong of ['10.0.0.1/22', '10.0.0.0', '256.0.0.0/8', '', 7, {}]) {
      expect(parseBlock(wrong)).toBeUndefined();
    }
  });
});

describe('blockWithout', () => {
  it('leaves exactly what is not taken', () => {
    fc.assert(
      fc.property(fc.array(inPool, { maxLength: 6 }), taken => {
        const pool = block('10.0.0.0/16');
        const left = blockWithout(pool, taken);
        for (const one of left) {
          expect(blockContains(pool, one)).toBe(true);
          expect(taken.some(other => blocksOverlap(one, other))).toBe(false);
        }
        // Blocks nest or are disjoint: the outermost of them count.
        const outer = taken.filter(
          (one, index) =>
            !taken.some(
              (other, at) =>
                blockContains(other, one) &&
                (other.prefix < one.prefix || at < index),
            ),
        );
        const sum = (blocks: typeof left) =>
          blocks.reduce((total, one) => total + blockSize(one), 0);
        expect(sum(left) + sum(outer)).toBe(blockSize(pool));
      }),
    );
  });
});

describe('candidateBlocks', () => {
  it('takes from the smallest free block first, so that large ones last', () => {
    const free = [block('10.0.8.0/21'), block('10.0.4.0/23')];
    expect([...candidateBlocks(free, 23)]).toEqual([
      '10.0.4.0/23',
      '10.0.8.0/23',
      '10.0.10.0/23',
      '10.0.12.0/23',
      '10.0.14.0/23',
    ]);
    expect([...candidateBlocks(free, 20)]).toEqual([]);
  });
});

describe('networkPools', () => {
  it('has every address of the pool once, with who has it', () => {
    const [pool, ...others] = networkPools(
      platform.pools,
      'us-west-2',
      [{ cidr: '10.0.12.0/23', who: 'prod' }],
      '10.0.8.0/22',
    );
    expect(others).toEqual([]);
    expect(pool.parts.map(({ cidr, kind, who }) => [cidr, kind, who])).toEqual([
      ['10.0.0.0/22', 'used', 'sales/dev'],
      ['10.0.4.0/22', 'pending', 'ads/dev #12'],
      ['10.0.8.0/22', 'chosen', ''],
      ['10.0.12.0/23', 'form', 'prod'],
      ['10.0.14.0/23', 'free', ''],
    ]);
    expect(freeToChoose([pool]).map(formatAddressBlock)).toEqual([
      '10.0.8.0/22',
      '10.0.14.0/23',
    ]);
  });

  it('knows no pool of another region, and leaves out ranges of others', () => {
    expect(networkPools(platform.pools, 'eu-west-1', [])).toEqual([]);
    const [pool] = networkPools(
      platform.pools,
      'us-west-2',
      [{ cidr: '192.168.0.0/24', who: 'prod' }],
      'nonsense',
    );
    expect(pool.parts.map(({ kind }) => kind)).toEqual([
      'used',
      'pending',
      'free',
    ]);
  });
});

describe('networkNodes', () => {
  it('counts the nodes of all private subnets', () => {
    expect(networkNodes('10.0.0.0/22', ['a', 'b'])).toBe(2 * 125);
    expect(networkNodes('10.0.0.0/24', ['a', 'b', 'c'])).toBeUndefined();
    expect(networkNodes('nonsense', ['a', 'b'])).toBeUndefined();
  });

  it('plans for the zones chosen, else for two of the region', () => {
    expect(plannedZones('us-west-2', ['x', 'y', 'z'])).toEqual(['x', 'y', 'z']);
    expect(plannedZones('us-west-2', ['x'])).toEqual([
      'us-west-2a',
      'us-west-2b',
    ]);
    expect(plannedZones('mars-1', undefined)).toHaveLength(2);
  });
});
