import { planAddresses, regions } from '@lakeport/project';

/** The zones that a network is planned for: those chosen, else the region's first two. */
export function plannedZones(region: string, chosen: unknown): string[] {
  const zones = Array.isArray(chosen)
    ? chosen.filter(zone => typeof zone === 'string')
    : [];
  if (zones.length === 2 || zones.length === 3) {
    return zones;
  }
  return Object.hasOwn(regions, region)
    ? regions[region].zones.slice(0, 2).map(zone => `${region}${zone}`)
    : ['a', 'b'];
}

/**
 * How many cluster nodes a network is enough for, in all zones together;
 * undefined for what no network can be planned in.
 */
export function networkNodes(
  cidr: string,
  availabilityZones: string[],
): number | undefined {
  try {
    return planAddresses({ cidr, availabilityZones })
      .subnets.filter(({ tier }) => tier === 'private')
      .reduce((sum, { nodes }) => sum + nodes, 0);
  } catch {
    return undefined;
  }
}
