import { Cidr } from '../network/Cidr';
import { freeBlocks } from '../network/freeBlocks';
import { reservedRanges } from '../network/reservedRanges';
import type { Platform } from './Platform';

/**
 * A range of a region's pools: whose networks are in it, and what is free, as
 * the fewest aligned blocks, sorted. What Databricks keeps for itself is
 * neither.
 *
 * @public
 */
export interface AddressPool {
  cidr: string;
  used: Array<{ cidr: string; project: string; environment: string }>;
  free: string[];
}

/**
 * How much of a region's pools is used, by whom, and what is free.
 *
 * @param taken - ranges that are spoken for elsewhere, such as in open pull
 *   requests; they are not free, and not listed as used
 * @throws RangeError when something in `taken` is no range
 * @public
 */
export function freeAddresses(
  platform: Pick<Platform, 'spec'>,
  region: string,
  taken: readonly string[] = [],
): { pools: AddressPool[] } {
  const { addressPools, projects } = platform.spec;
  const networks = Object.entries(projects).flatMap(
    ([project, { environments }]) =>
      Object.entries(environments).flatMap(([environment, { cidr }]) => {
        const block = Cidr.parse(cidr ?? '');
        return block ? [{ block, project, environment }] : [];
      }),
  );
  const blocked = [
    ...networks.map(({ block }) => block),
    ...[...taken, ...reservedRanges].map(readBlock),
  ];
  const pools = Object.hasOwn(addressPools, region) ? addressPools[region] : [];
  return {
    pools: pools.map(readBlock).map(pool => ({
      cidr: String(pool),
      used: networks
        .filter(({ block }) => pool.overlaps(block))
        .sort((a, b) => a.block.first - b.block.first)
        .map(({ block, project, environment }) => ({
          cidr: String(block),
          project,
          environment,
        })),
      free: freeBlocks(
        pool,
        blocked.filter(block => pool.overlaps(block)),
      ).map(String),
    })),
  };
}

function readBlock(text: string): Cidr {
  const block = Cidr.parse(text);
  if (!block) {
    throw new RangeError(`${JSON.stringify(text)} is not an IPv4 range`);
  }
  return block;
}
