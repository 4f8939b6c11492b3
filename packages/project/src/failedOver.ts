import type { Environment } from './Environment';
import type { Project } from './Project';
import type { Regions } from './Regions';
import { resourceNames } from './resourceNames';

/**
 * A project after one of its secondaries has taken over from the primary: the
 * two have changed places, and what was shared out of the old primary's
 * metastore is now shared out of the new one's: its default catalog in place of
 * the old one's, of other catalogs those that it has under the same name.
 *
 * What the new primary cannot give is left out: a sharing without catalogs, a
 * replication of zones that it does not hold. Everything else stays, also the
 * order of the environments, by which the account of what is shared is chosen.
 *
 * @param to - the secondary that takes over
 * @throws Error when the project has no regions, or `to` is no secondary of it
 * @public
 */
export function failedOver(project: Project, to: string): Project {
  const { regions } = project.spec;
  if (!regions) {
    throw new Error(
      `Project ${project.metadata.name} has no regions, so that nothing takes over; spec.regions would say what does`,
    );
  }
  if (!regions.secondaries.includes(to)) {
    throw new Error(
      `${to} is no secondary of project ${
        project.metadata.name
      }; it has ${regions.secondaries.join(', ')}`,
    );
  }
  const { replication, sharing, ...rest } = regions;
  const catalogs = (sharing?.catalogs ?? []).flatMap(
    catalog => counterpartOf(project, catalog, regions.primary, to) ?? [],
  );
  const isShared = sharing !== undefined && catalogs.length > 0;
  const copied = replication && copiedZones(project, replication, to, isShared);
  return {
    ...project,
    spec: {
      ...project.spec,
      regions: {
        ...rest,
        primary: to,
        secondaries: [
          regions.primary,
          ...regions.secondaries.filter(name => name !== to),
        ],
        ...(isShared ? { sharing: { ...sharing, catalogs } } : {}),
        ...(copied ? { replication: copied } : {}),
      },
    },
  };
}

/** What a catalog of one environment is in another one. */
function counterpartOf(
  project: Project,
  catalog: string,
  from: string,
  to: string,
): string | undefined {
  if (catalog === resourceNames(project, from).defaultCatalog) {
    return resourceNames(project, to).defaultCatalog;
  }
  const target: Environment | undefined = project.spec.environments[to];
  return target?.catalogs[catalog] ? catalog : undefined;
}

/** Tables are cloned out of what is shared; files need nothing else. */
function copiedZones(
  { spec: { lakehouse } }: Project,
  replication: NonNullable<Regions['replication']>,
  to: string,
  isShared: boolean,
): Regions['replication'] {
  const zones = lakehouse?.environments.includes(to)
    ? replication.zones.filter(
        zone => isShared || lakehouse.zones[zone]?.format === 'files',
      )
    : [];
  return zones.length > 0 ? { ...replication, zones } : undefined;
}
