import type { TopologyNode } from '@lakeport/topology';

/** What tells a part from others of its kind at a glance: its CIDR, tier, purpose or service. */
export function markOf(part: TopologyNode): string {
  return [part.cidr, part.tier, part.purpose ?? part.service]
    .filter(value => typeof value === 'string' && value !== '')
    .join(' · ');
}
