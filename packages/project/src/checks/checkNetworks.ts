import type { Finding } from '../Finding';
import { AddressPlanError } from '../network/AddressPlanError';
import { Cidr } from '../network/Cidr';
import { planAddresses } from '../network/planAddresses';
import { networkPlaces } from './networkPlaces';
import type { ProjectDraft } from './projectDraft';

/**
 * That the VPCs of a project can be divided and do not overlap: not within a
 * region, and not across regions or accounts either, because networks that
 * overlap can never be connected. A network may take the range of the one it
 * replaces, which is about to go.
 */
export function checkNetworks(draft: ProjectDraft): Finding[] {
  const findings: Finding[] = [];
  const seen: Array<{ name: string; block: Cidr }> = [];
  for (const { name, path, cidr, zones } of networkPlaces(draft)) {
    const block = cidr === undefined ? undefined : Cidr.parse(cidr);
    if (!block) {
      continue;
    }
    const at = [...path, 'cidr'];
    const other = seen.find(
      before => before.name !== name && before.block.overlaps(block),
    );
    if (other) {
      findings.push({
        path: at,
        message: `${block} overlaps ${other.block} of environment ${other.name}`,
        hint: freeRangeHint(block.prefix, draft),
        about: 'value',
      });
    }
    seen.push({ name, block });

    const known = zones.filter(zone => zone !== undefined);
    if (
      known.length === zones.length &&
      zones.length >= 2 &&
      zones.length <= 3 &&
      new Set(known).size === known.length
    ) {
      const error = planError(String(block), known);
      if (error) {
        findings.push({
          path: at,
          message: error.message,
          hint: error.hint,
          about: 'value',
        });
      }
    }
  }
  return findings;
}

function planError(
  cidr: string,
  availabilityZones: string[],
): AddressPlanError | undefined {
  try {
    planAddresses({ cidr, availabilityZones });
    return undefined;
  } catch (error) {
    if (error instanceof AddressPlanError) {
      return error;
    }
    throw error;
  }
}

/** Names the first range of this size in 10.0.0.0/8 that nobody in the file has. */
function freeRangeHint(prefix: number, draft: ProjectDraft): string {
  const taken = networkPlaces(draft).flatMap(({ cidr }) => {
    const block = Cidr.parse(cidr ?? '');
    return block ? [block] : [];
  });
  const whole = Cidr.parse('10.0.0.0/8');
  for (let at = whole?.first ?? 0; whole && at < whole.end; ) {
    const candidate = Cidr.at(at, prefix);
    const blocker = taken.find(block => block.overlaps(candidate));
    if (!blocker) {
      return `give every environment a range of its own; ${candidate} is free`;
    }
    at = Math.ceil(blocker.end / candidate.size) * candidate.size;
  }
  return 'give every environment a range of its own';
}
