import { BlockList } from 'node:net';
import { pairsOf } from './pairsOf';

/** Whether a block holds the first address of another one. */
function holds(block: string, other: string): boolean {
  const [address, prefix] = block.split('/');
  const list = new BlockList();
  list.addSubnet(address, Number(prefix), 'ipv4');
  return list.check(other.split('/')[0], 'ipv4');
}

/**
 * Makes sure that no route would lead to a range that overlaps another one: what
 * is in both could be reached in one of them only. The checks of a project file
 * find such ranges before, with their place in the file.
 *
 * @throws Error that names the first two
 */
export function refuseOverlaps(
  networks: ReadonlyArray<{ readonly name: string; readonly cidr: string }>,
): void {
  const found = pairsOf(networks).find(
    ([one, other]) =>
      holds(one.cidr, other.cidr) || holds(other.cidr, one.cidr),
  );
  if (found) {
    const [one, other] = found;
    throw new Error(
      `The networks of ${one.name} (${one.cidr}) and ${other.name} (${other.cidr}) overlap and cannot be connected; give one of them another range`,
    );
  }
}
