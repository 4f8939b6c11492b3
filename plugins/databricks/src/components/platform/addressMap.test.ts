import type { AddressPool } from '@lakeport/backstage-plugin-databricks-common';
import { pullRequest } from '../../__testUtils__/platformFixtures';
import type { AddressBlock } from './AddressBlock';
import { blockInUse } from './blockInUse';
import { blockRectangle } from './blockRectangle';
import { formatAddressBlock } from './formatAddressBlock';
import { mapTiles } from './mapTiles';
import { parseAddressBlock } from './parseAddressBlock';
import { poolParts } from './poolParts';
import { poolTotals } from './poolTotals';

function block(cidr: string): AddressBlock {
  const parsed = parseAddressBlock(cidr);
  if (!parsed) {
    throw new Error(`${cidr} is not a block`);
  }
  return parsed;
}

const pool = (
  cidr: string,
  used: string[],
  free: string[] = [],
): AddressPool => ({
  region: 'us-west-2',
  cidr,
  used: used.map((taken, index) => ({
    cidr: taken,
    project: `p${index}`,
    environment: 'dev',
  })),
  free,
});

describe('parseAddressBlock', () => {
  it.each(['0.0.0.0/0', '10.0.4.0/22', '255.255.255.255/32'])(
    'reads what formatAddressBlock writes: %s',
    cidr => {
      expect(formatAddressBlock(block(cidr))).toBe(cidr);
    },
  );

  it('drops host bits', () => {
    expect(formatAddressBlock(block('10.0.5.7/22'))).toBe('10.0.4.0/22');
  });

  it.each([
    '',
    'none',
    '10.0.0.0',
    '10.0.0.0/33',
    '10.0.0.256/8',
    'x10.0.0.0/8',
  ])('takes nothing else: %p', text => {
    expect(parseAddressBlock(text)).toBeUndefined();
  });
});

describe('blockRectangle', () => {
  it('gives the view all of the picture, and its halves a side each', () => {
    expect(blockRectangle(block('10.0.0.0/20'), block('10.0.0.0/20'))).toEqual({
      left: 0,
      top: 0,
      width: 1,
      height: 1,
    });
    expect(blockRectangle(block('10.0.0.0/20'), block('10.0.8.0/21'))).toEqual({
      left: 0.5,
      top: 0,
      width: 0.5,
      height: 1,
    });
    expect(blockRectangle(block('10.0.0.0/20'), block('10.0.4.0/22'))).toEqual({
      left: 0,
      top: 0.5,
      width: 0.5,
      height: 0.5,
    });
  });

  it.each([20, 21, 23, 26])(
    'covers the picture with blocks of /%s, without overlap and to scale',
    prefix => {
      const view = block('172.16.0.0/16');
      const count = 2 ** (prefix - view.prefix);
      const cells = new Set<string>();
      for (let index = 0; index < count; index++) {
        const { left, top, width, height } = blockRectangle(view, {
          first: view.first + index * 2 ** (32 - prefix),
          prefix,
        });
        expect(width * height).toBe(1 / count);
        expect(left + width).toBeLessThanOrEqual(1);
        expect(top + height).toBeLessThanOrEqual(1);
        cells.add(`${left / width} ${top / height}`);
      }
      expect(cells.size).toBe(count);
    },
  );

  it('refuses a block that lies elsewhere', () => {
    expect(() =>
      blockRectangle(block('10.0.0.0/20'), block('10.1.0.0/22')),
    ).toThrow('does not lie in');
    expect(() =>
      blockRectangle(block('10.0.0.0/20'), block('10.0.0.0/16')),
    ).toThrow('does not lie in');
  });
});

describe('poolParts', () => {
  it('sorts by address and tells used, asked for and free apart', () => {
    const parts = poolParts({
      region: 'us-west-2',
      cidr: '10.0.0.0/20',
      used: [
        {
          cidr: '10.0.4.0/22',
          project: 'ads',
          environment: 'dev',
          pending: pullRequest,
        },
        { cidr: '10.0.0.0/22', project: 'sales', environment: 'dev' },
      ],
      free: ['10.0.8.0/21'],
    });
    expect(parts.map(({ cidr, state, who }) => [cidr, state, who])).toEqual([
      ['10.0.0.0/22', 'used', 'sales/dev'],
      ['10.0.4.0/22', 'pending', 'ads/dev'],
      ['10.0.8.0/21', 'free', undefined],
    ]);
    expect(poolTotals(block('10.0.0.0/20'), parts)).toEqual({
      total: 4096,
      used: 1024,
      pending: 1024,
      free: 2048,
    });
  });

  it('marks every block that shares addresses with another, and no neighbour', () => {
    const parts = poolParts(
      pool('10.0.0.0/16', [
        '10.0.0.0/20',
        '10.0.1.0/24',
        '10.0.8.0/24',
        '10.0.16.0/22',
        '10.0.20.0/22',
        '10.0.20.0/22',
      ]),
    );
    expect(parts.map(({ cidr, conflict }) => [cidr, conflict])).toEqual([
      ['10.0.0.0/20', true],
      ['10.0.1.0/24', true],
      ['10.0.8.0/24', true],
      ['10.0.16.0/22', false],
      ['10.0.20.0/22', true],
      ['10.0.20.0/22', true],
    ]);
    expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length);
    // Shared addresses count once.
    expect(poolTotals(block('10.0.0.0/16'), parts)).toMatchObject({
      used: 4096 + 2048,
      pending: 0,
    });
  });

  it('keeps what cannot be read, at the end', () => {
    const parts = poolParts(pool('10.0.0.0/16', ['ten', '10.0.0.0/22']));
    expect(parts.map(({ cidr }) => cidr)).toEqual(['10.0.0.0/22', 'ten']);
    expect(poolTotals(block('10.0.0.0/16'), parts).used).toBe(1024);
  });
});

describe('mapTiles', () => {
  const parts = (cidrs: string[]) => poolParts(pool('10.0.0.0/8', cidrs));

  it('draws parts on their own, and folds those that are too small', () => {
    const tiles = mapTiles(
      block('10.0.0.0/12'),
      parts(['10.0.0.0/22', '10.0.4.0/24', '10.0.5.0/24', '10.0.8.0/23']),
    );
    expect(
      tiles.map(tile => [
        formatAddressBlock(tile.block),
        tile.folded,
        tile.parts.map(({ cidr }) => cidr),
      ]),
    ).toEqual([
      ['10.0.0.0/22', false, ['10.0.0.0/22']],
      ['10.0.4.0/22', true, ['10.0.4.0/24', '10.0.5.0/24']],
      ['10.0.8.0/22', true, ['10.0.8.0/23']],
    ]);
  });

  it('leaves out what is outside of the view', () => {
    expect(
      mapTiles(
        block('10.0.0.0/16'),
        parts(['10.1.0.0/22', '10.0.0.0/12', 'x']),
      ),
    ).toEqual([]);
  });

  it('never has more tiles than the picture can hold', () => {
    const many = Array.from(
      { length: 5000 },
      (_, index) => `10.${Math.floor(index / 256)}.${index % 256}.0/24`,
    );
    const tiles = mapTiles(block('10.0.0.0/8'), parts(many), 6);
    expect(tiles.length).toBeLessThanOrEqual(64);
    expect(tiles.flatMap(tile => tile.parts)).toHaveLength(5000);
  });
});

describe('blockInUse', () => {
  const inUse = (cidr: string, used: string[]) => {
    const found = blockInUse(block(cidr), poolParts(pool(cidr, used)));
    return found && formatAddressBlock(found);
  };

  it('has all that is taken and free blocks around it', () => {
    expect(inUse('10.0.0.0/12', ['10.0.0.0/22', '10.0.4.0/22'])).toBe(
      '10.0.0.0/19',
    );
    expect(inUse('10.0.0.0/12', ['10.1.0.0/22'])).toBe('10.1.0.0/20');
  });

  it('is nothing where it would be the pool, or nothing is taken', () => {
    expect(inUse('10.0.0.0/20', ['10.0.0.0/22'])).toBeUndefined();
    expect(
      inUse('10.0.0.0/12', ['10.0.0.0/22', '10.15.0.0/22']),
    ).toBeUndefined();
    expect(inUse('10.0.0.0/12', [])).toBeUndefined();
    expect(inUse('10.0.0.0/12', ['192.168.0.0/22'])).toBeUndefined();
  });
});
