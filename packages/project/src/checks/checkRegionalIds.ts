import type { Finding } from '../Finding';
import { environmentsOf } from './environmentsOf';
import type { EnvironmentDraft, ProjectDraft } from './projectDraft';

/** The ids of existing things that belong to a region, and where they are written. */
function regionalIds({
  network,
  privateLink,
  serverless,
}: EnvironmentDraft): Array<{
  at: string[];
  what: string;
  id: string | undefined;
}> {
  const connectivity = serverless?.networkConnectivity;
  return [
    {
      at: ['serverless', 'networkConnectivity', 'existing'],
      what: 'network connectivity configuration',
      id: typeof connectivity === 'object' ? connectivity.existing : undefined,
    },
    {
      at: ['privateLink', 'privateAccessSettings', 'existing'],
      what: 'private access settings',
      id: privateLink?.privateAccessSettings?.existing,
    },
    ...(['workspace', 'relay', 'frontEnd'] as const).map(end => ({
      at: ['privateLink', 'endpoints', end],
      what: 'registered endpoint',
      id: privateLink?.endpoints?.[end],
    })),
    {
      at: ['network', 'existing', 'vpcId'],
      what: 'VPC',
      id: network?.existing?.vpcId,
    },
  ];
}

/**
 * That an existing thing that belongs to a region is not taken for two.
 *
 * Sources: Databricks docs, network connectivity configurations and private
 * access settings, 2026; Amazon VPC user guide, 2026.
 */
export function checkRegionalIds(draft: ProjectDraft): Finding[] {
  const first = new Map<string, { environment: string; region: string }>();
  return environmentsOf(draft).flatMap(({ name, path, environment }) => {
    const { region } = environment;
    if (region === undefined) {
      return [];
    }
    return regionalIds(environment).flatMap(({ at, what, id }): Finding[] => {
      if (id === undefined) {
        return [];
      }
      const key = id.toLowerCase();
      const before = first.get(key);
      if (!before) {
        first.set(key, { environment: name, region });
        return [];
      }
      return before.region === region
        ? []
        : [
            {
              path: [...path, ...at],
              message: `environment ${before.environment} in ${before.region} names the same ${what}, and they serve one region only`,
              hint: `use the id of one in ${region}`,
              about: 'value',
            },
          ];
    });
  });
}
