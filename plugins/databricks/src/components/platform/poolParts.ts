import type { AddressPool } from '@lakeport/backstage-plugin-databricks-common';
import type { PoolPart } from './PoolPart';
import { blockSize } from './blockSize';
import { parseAddressBlock } from './parseAddressBlock';

function byAddress(a: PoolPart, b: PoolPart): number {
  const [left, right] = [a.block, b.block];
  if (!left || !right) {
    return Number(!left) - Number(!right);
  }
  return left.first - right.first || left.prefix - right.prefix;
}

/** The taken parts that share addresses with another one; sorted by address. */
function conflicts(taken: readonly PoolPart[]): Set<string> {
  const found = new Set<string>();
  // Blocks nest or are disjoint: what reaches furthest so far is the one to meet.
  let furthest: { id: string; end: number } | undefined;
  for (const { id, block } of taken) {
    if (!block) {
      continue;
    }
    const end = block.first + blockSize(block);
    if (furthest && block.first < furthest.end) {
      found.add(id).add(furthest.id);
    }
    if (!furthest || end > furthest.end) {
      furthest = { id, end };
    }
  }
  return found;
}

/** All of a pool by address: what is used, what is asked for and what is free. */
export function poolParts(pool: AddressPool): PoolPart[] {
  const taken = pool.used
    .map(({ cidr, project, environment, entityRef, pending }): PoolPart => {
      const who = `${project}/${environment}`;
      return {
        id: `${cidr} ${who} ${pending?.number ?? ''}`,
        cidr,
        block: parseAddressBlock(cidr),
        state: pending ? 'pending' : 'used',
        who,
        entityRef,
        pullRequest: pending,
        conflict: false,
      };
    })
    .sort(byAddress);
  const inConflict = conflicts(taken);
  const free = pool.free.map(
    (cidr): PoolPart => ({
      id: `${cidr} free`,
      cidr,
      block: parseAddressBlock(cidr),
      state: 'free',
      conflict: false,
    }),
  );
  return [
    ...taken.map(part => ({ ...part, conflict: inConflict.has(part.id) })),
    ...free,
  ].sort(byAddress);
}
