import {
  Environment,
  Project,
  ResourceNames,
  resourceNames,
} from '@lakeport/project';

/**
 * An environment that is one of a project's regions.
 *
 * @public
 */
export interface RegionsMember {
  readonly name: string;
  readonly environment: Environment;
  readonly names: ResourceNames;
}

/**
 * The environments that a project's regions are about.
 *
 * @public
 */
export interface RegionsMembers {
  readonly primary: RegionsMember;
  /** In the order of the file; the first one is where names fail over to. */
  readonly secondaries: readonly RegionsMember[];
  /** All of them, in the order in which the file declares environments. */
  readonly all: readonly RegionsMember[];
  /**
   * The one whose AWS account holds the database, its keys, zone and topics in
   * every region: whichever the file declares first, and not whichever is the
   * primary. When the two swap their parts after an outage, nothing may have to
   * move to another account or another key.
   */
  readonly home: RegionsMember;
}

/**
 * Who the regions of a project are.
 *
 * @throws Error when the project has none, or one of them is no environment
 *
 * @public
 */
export function regionsMembers(project: Project): RegionsMembers {
  const { environments, regions } = project.spec;
  if (!regions) {
    throw new Error(`Project ${project.metadata.name} has no regions`);
  }
  const member = (name: string): RegionsMember => ({
    name,
    names: resourceNames(project, name),
    environment: environments[name],
  });
  const named = [regions.primary, ...regions.secondaries];
  const all = Object.keys(environments)
    .filter(name => named.includes(name))
    .map(member);
  return {
    primary: member(regions.primary),
    secondaries: regions.secondaries.map(member),
    all,
    home: all[0],
  };
}
