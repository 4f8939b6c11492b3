import type { Finding } from '../Finding';
import { environmentsOf } from './environmentsOf';
import { noSuch } from './noSuch';
import type { ProjectDraft } from './projectDraft';

const PATH = ['spec', 'regions'];
const ENVIRONMENT = { what: 'environment', where: 'spec.environments' };

/**
 * That primary and secondaries are environments in different regions.
 *
 * Sources: AWS KMS developer guide, multi-Region keys (one replica in a
 * region); Amazon Aurora user guide, Aurora Global Database (one cluster in a
 * region), 2026.
 */
export function checkRegions(draft: ProjectDraft): Finding[] {
  const regions = draft.spec?.regions;
  if (!regions) {
    return [];
  }
  const { primary, secondaries = [] } = regions;
  const declared = draft.spec?.environments;
  const regionOf = new Map(
    environmentsOf(draft).map(({ name, environment }) => [
      name,
      environment.region,
    ]),
  );
  const home = primary === undefined ? undefined : regionOf.get(primary);
  const before = new Map<string, string>();
  const once = onlyOnce(regions);
  return [
    ...noSuch([...PATH, 'primary'], primary, declared, ENVIRONMENT),
    ...secondaries.flatMap((name, index): Finding[] => {
      const path = [...PATH, 'secondaries', index];
      if (name === undefined) {
        return [];
      }
      if (name === primary) {
        return [
          {
            path,
            message: `${name} is the primary, and cannot take over from itself`,
            hint: elsewhere(regionOf, home),
            about: 'value',
          },
        ];
      }
      const region = regionOf.get(name);
      if (region === undefined) {
        return noSuch(path, name, declared, ENVIRONMENT);
      }
      if (region === home) {
        return [
          {
            path,
            message: `environment ${name} is in ${region}, the region of the primary ${primary}, and would be lost with it`,
            hint: elsewhere(regionOf, home),
            about: 'value',
          },
        ];
      }
      const other = before.get(region);
      before.set(region, other ?? name);
      return other !== undefined && other !== name && once !== undefined
        ? [
            {
              path,
              message: `environment ${name} is in ${region}, like the secondary ${other}, and ${once}`,
              hint: 'keep one secondary environment in a region',
              about: 'value',
            },
          ]
        : [];
    }),
  ];
}

/** What there is one of in a region, however many environments are in it. */
function onlyOnce({
  sharing,
  database,
  multiRegionKeys,
}: NonNullable<NonNullable<ProjectDraft['spec']>['regions']>):
  | string
  | undefined {
  if (database) {
    return 'the database has one copy in a region';
  }
  if (sharing) {
    return 'the metastore of a region has one catalog of a name';
  }
  return multiRegionKeys ? 'a key has one replica in a region' : undefined;
}

/** Which environments could be secondaries. */
function elsewhere(
  regionOf: Map<string, string | undefined>,
  home: string | undefined,
): string {
  const names = [...regionOf]
    .filter(([, region]) => region !== undefined && region !== home)
    .map(([name]) => name);
  return names.length > 0
    ? `use an environment in another region, such as ${names[0]}`
    : 'declare an environment in another region, and use that';
}
