import { regions } from '../data/regions';
import type { Finding } from '../Finding';
import { shown } from '../shown';
import { networkPlaces } from './networkPlaces';
import type { ProjectDraft } from './projectDraft';

/** That the zones of an environment's networks are different ones of its own region. */
export function checkZones(draft: ProjectDraft): Finding[] {
  return networkPlaces(draft).flatMap(({ path, region, zones }) => {
    const seen = new Set<string>();
    return zones.flatMap((zone, index): Finding[] => {
      if (zone === undefined) {
        return [];
      }
      const finding = (message: string, hint: string): Finding => ({
        path: [...path, 'availabilityZones', index],
        message,
        hint,
        about: 'value',
      });
      if (seen.has(zone)) {
        return [
          finding(
            `zone ${zone} is named twice`,
            region
              ? `name different zones of ${zonesOf(region).join(', ')}`
              : 'name different zones',
          ),
        ];
      }
      seen.add(zone);
      if (region === undefined || zonesOf(region).includes(zone)) {
        return [];
      }
      const hint = `use zones of ${zonesOf(region).join(', ')}`;
      return [
        zone.slice(0, -1) === region
          ? finding(`region ${region} has no zone ${shown(zone)}`, hint)
          : finding(`zone ${zone} is not in region ${region}`, hint),
      ];
    });
  });
}

function zonesOf(region: string): string[] {
  return Object.hasOwn(regions, region)
    ? regions[region].zones.map(letter => `${region}${letter}`)
    : [];
}
