import { AddressPlanError } from '../network/AddressPlanError';
import { Cidr } from '../network/Cidr';
import { vpcCidrProblem } from '../network/vpcCidrProblem';
import { vpcSizes } from '../network/vpcSizes';
import { freeAddresses } from './freeAddresses';
import type { Platform } from './Platform';

/** 1024 addresses: about 250 cluster nodes in two zones. */
const DEFAULT_PREFIX = 22;

/**
 * A network that is to be allocated. `key` names it in the answer; `cidr` is
 * the range that is wanted, otherwise any of `prefix` (/16 to /24, /22 when
 * left out) will do.
 *
 * @public
 */
export interface AddressRequest {
  key: string;
  region: string;
  prefix?: number;
  cidr?: string;
}

/**
 * Finds ranges for networks in a platform's pools: no two overlap, nor anything
 * that the platform has given away, nor what is taken elsewhere. Wanted ranges
 * are given first; the others come from the smallest free block that holds them,
 * so that large blocks last. The same input always gives the same ranges.
 *
 * @param taken - ranges that are spoken for elsewhere, such as in open pull
 *   requests
 * @throws {@link AddressPlanError} when a region's pools are full, or a wanted
 *   range is not free; it tells about every request that cannot be met
 * @throws RangeError when something in `taken` is no range, or two requests
 *   have one key
 * @public
 */
export function allocateAddresses(
  platform: Pick<Platform, 'spec'>,
  requests: readonly AddressRequest[],
  taken: readonly string[] = [],
): { blocks: Record<string, string> } {
  if (new Set(requests.map(({ key }) => key)).size !== requests.length) {
    throw new RangeError('two requests have the same key');
  }
  const given = new Map<string, string>();
  const failures: Array<{ message: string; hint: string }> = [];
  for (const request of inOrder(requests)) {
    const { region, key } = request;
    const { pools } = freeAddresses(platform, region, [
      ...taken,
      ...given.values(),
    ]);
    const free = pools.flatMap(pool => pool.free).flatMap(parsed);
    const whole = pools.map(({ cidr }) => cidr).flatMap(parsed);
    const found =
      request.cidr === undefined
        ? anyBlock(request, whole, free)
        : wantedBlock(platform, request.cidr, region, whole, free, given);
    if (found instanceof Cidr) {
      given.set(key, String(found));
    } else {
      failures.push(found);
    }
  }
  if (failures.length > 0) {
    throw new AddressPlanError(
      failures.map(({ message }) => message).join('; '),
      [...new Set(failures.map(({ hint }) => hint))].join('; '),
    );
  }
  return {
    blocks: Object.fromEntries(
      requests.map(({ key }) => [key, given.get(key) ?? '']),
    ),
  };
}

/** Wanted ranges first, then the largest networks, which are hardest to place. */
function inOrder(requests: readonly AddressRequest[]): AddressRequest[] {
  const size = ({ cidr, prefix = DEFAULT_PREFIX }: AddressRequest) =>
    cidr === undefined ? prefix : -1;
  return [...requests].sort((a, b) => size(a) - size(b));
}

function parsed(text: string): Cidr[] {
  const block = Cidr.parse(text);
  return block ? [block] : [];
}

function anyBlock(
  { region, prefix = DEFAULT_PREFIX }: AddressRequest,
  whole: readonly Cidr[],
  free: readonly Cidr[],
): Cidr | { message: string; hint: string } {
  const { largest, smallest } = vpcSizes;
  if (!Number.isInteger(prefix) || prefix < largest || prefix > smallest) {
    return {
      message: `/${prefix} is not a size of a network`,
      hint: `use /${largest} (65536 addresses) to /${smallest} (256 addresses)`,
    };
  }
  if (whole.length === 0) {
    return noPool(region);
  }
  const holder = free
    .filter(block => block.prefix <= prefix)
    .sort((a, b) => b.prefix - a.prefix || a.first - b.first)[0];
  return holder
    ? Cidr.at(holder.first, prefix)
    : {
        message: `the pools of ${region} (${whole.join(
          ', ',
        )}) have no free /${prefix}`,
        hint: fullHint(free),
      };
}

function noPool(region: string): { message: string; hint: string } {
  return {
    message: `the platform has no pool for ${region}`,
    hint: `ask the platform team for one in spec.addressPools.${region}, or use another region`,
  };
}

function fullHint(free: readonly Cidr[]): string {
  const largest = [...free].sort((a, b) => a.prefix - b.prefix)[0];
  const more = 'ask the platform team for another range in spec.addressPools';
  return largest && largest.prefix <= vpcSizes.smallest
    ? `use a /${largest.prefix} or smaller, such as ${largest}, or ${more}`
    : more;
}

function wantedBlock(
  platform: Pick<Platform, 'spec'>,
  cidr: string,
  region: string,
  whole: readonly Cidr[],
  free: readonly Cidr[],
  given: ReadonlyMap<string, string>,
): Cidr | { message: string; hint: string } {
  const problem = vpcCidrProblem(cidr);
  const block = Cidr.parse(cidr);
  if (problem || !block) {
    return problem ?? { message: `${cidr} is not a range`, hint: '' };
  }
  if (whole.length === 0) {
    return noPool(region);
  }
  if (free.some(candidate => candidate.contains(block))) {
    return block;
  }
  const near = nearestFree(block, free);
  const hint = near ? `${near} is the nearest that is free` : fullHint(free);
  if (!whole.some(pool => pool.contains(block))) {
    return {
      message: `${cidr} is outside the pools of ${region}, ${whole.join(', ')}`,
      hint,
    };
  }
  return {
    message: `${cidr} is taken${takenBy(platform, block, given)}`,
    hint,
  };
}

function takenBy(
  platform: Pick<Platform, 'spec'>,
  block: Cidr,
  given: ReadonlyMap<string, string>,
): string {
  for (const [project, { environments }] of Object.entries(
    platform.spec.projects,
  )) {
    for (const [environment, { cidr }] of Object.entries(environments)) {
      if (Cidr.parse(cidr ?? '')?.overlaps(block)) {
        return ` by environment ${environment} of ${project}, which has ${cidr}`;
      }
    }
  }
  return [...given.values()].some(other => Cidr.parse(other)?.overlaps(block))
    ? ' by another network of the same request'
    : ' by a request that is still open';
}

/** The free block of the same size that is closest to a range. */
function nearestFree(wanted: Cidr, free: readonly Cidr[]): Cidr | undefined {
  return free
    .filter(({ prefix }) => prefix <= wanted.prefix)
    .map(block =>
      Cidr.at(
        block.first > wanted.first ? block.first : block.end - wanted.size,
        wanted.prefix,
      ),
    )
    .sort(
      (a, b) =>
        Math.abs(a.first - wanted.first) - Math.abs(b.first - wanted.first),
    )[0];
}
