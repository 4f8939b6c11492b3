import { environmentsOf } from './environmentsOf';
import { environmentSwitches } from './environmentSwitches';
import type { ProjectDraft } from './projectDraft';

/** Where a created network lies, as far as it is right. */
export interface NetworkPlaceDraft {
  /** The environment's name. */
  name: string;
  path: string[];
  region?: string;
  cidr?: string;
  zones: Array<string | undefined>;
}

/**
 * The networks that lakeport makes: each environment's, and the one it
 * replaces.
 */
export function networkPlaces(draft: ProjectDraft): NetworkPlaceDraft[] {
  return environmentsOf(draft).flatMap(({ name, path, environment }) => {
    const { network, region } = environment;
    if (!network || environmentSwitches(environment).network !== 'create') {
      return [];
    }
    const place = (
      at: string[],
      said: { cidr?: string; availabilityZones?: Array<string | undefined> },
    ): NetworkPlaceDraft => ({
      name,
      path: at,
      zones: said.availabilityZones ?? [],
      ...(region === undefined ? {} : { region }),
      ...(said.cidr === undefined ? {} : { cidr: said.cidr }),
    });
    return [
      place([...path, 'network'], network),
      ...(network.replaces
        ? [place([...path, 'network', 'replaces'], network.replaces)]
        : []),
    ];
  });
}
