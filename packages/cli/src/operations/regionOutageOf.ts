import { failedOver, Project } from '@lakeport/project';
import { CommandError } from '../io/CommandError';
import type { LakeportFile } from '../io/parseLakeportFile';
import { requireEnvironment } from '../io/requireEnvironment';
import { suggestName } from '../io/suggestName';

/** The drills that there are. */
const DRILLS = ['region-outage'];

/** What was asked for on the command line. */
export interface DrillRequest {
  file: string;
  drill: string;
  environment?: string;
  /** The secondary that is to take over. */
  to?: string;
}

/** Which region goes down, and what the file says after the failover. */
export interface RegionOutage {
  environment: string;
  region: string;
  /** Left out where the primary is in another region and goes on. */
  failover?: { to: string; project: Project };
  /** What a person should know beforehand. */
  findings: string[];
}

/**
 * What a drill is about.
 *
 * @throws CommandError when there is no such drill, or the file has nothing that
 * it could show: with what would be right
 */
export function regionOutageOf(
  declared: LakeportFile,
  { drill, environment, file, to }: DrillRequest,
): RegionOutage {
  if (!DRILLS.includes(drill)) {
    const suggestion = suggestName(drill, DRILLS);
    throw new CommandError(
      `there is no drill ${JSON.stringify(drill)}${
        suggestion ? ` (did you mean ${suggestion}?)` : ''
      }`,
      { hint: `There is: ${DRILLS.join(', ')}.` },
    );
  }
  if (declared.kind === 'Platform') {
    throw new CommandError(
      `${file} is the file of a platform, which has no regions`,
      { hint: 'Drill a project that has spec.regions.' },
    );
  }
  const { project } = declared;
  const { aws, environments, regions } = project.spec;
  if (!regions) {
    throw new CommandError(
      `project ${project.metadata.name} has no regions, so that nothing takes over when one is down`,
      {
        hint: 'Write spec.regions with a primary environment and secondaries in other regions.',
      },
    );
  }
  const members = [regions.primary, ...regions.secondaries];
  if (environment === undefined) {
    throw new CommandError(
      `--drill ${drill} needs --environment, whose region goes down`,
      { hint: `Of the regions there are: ${members.join(', ')}.` },
    );
  }
  requireEnvironment(project, environment);
  if (!members.includes(environment)) {
    throw new CommandError(
      `environment ${environment} is neither primary nor secondary of the regions`,
      { hint: `Of the regions there are: ${members.join(', ')}.` },
    );
  }
  const { region } = environments[environment];
  const away = regions.secondaries.filter(
    name => environments[name].region !== region,
  );
  const target = takesOver(project, { environment, region, to, away });
  const { bucket, region: stateRegion } = aws.state;
  const failover = target ? failedOver(project, target) : undefined;
  const after = failover?.spec.regions;
  const secret = regions.database?.federationSecret?.split(':')[3];
  return {
    environment,
    region,
    ...(target !== undefined && failover
      ? { failover: { to: target, project: failover } }
      : {}),
    findings: [
      ...(stateRegion === region
        ? [
            `The state bucket ${bucket} is in ${region} as well: while that is down there is no plan and no apply of anything. The drill goes on as if states could be read.`,
          ]
        : []),
      ...(target && secret === region
        ? [
            `regions.database.federationSecret is in ${region}: ${target} needs a secret in its own region to take over.`,
          ]
        : []),
      ...(after && regions.sharing && !after.sharing
        ? [
            `${target} has none of the catalogs that are shared: after a failover none is.`,
          ]
        : []),
      ...(after && regions.replication && !after.replication
        ? [
            `${target} has no part in the lakehouse: after a failover no zone is copied.`,
          ]
        : []),
      ...(target
        ? []
        : [
            `The primary ${regions.primary} is in ${
              environments[regions.primary].region
            } and goes on: there is nothing to fail over.`,
          ]),
    ],
  };
}

interface Candidates {
  environment: string;
  region: string;
  to?: string;
  /** Secondaries in other regions. */
  away: string[];
}

/** Who takes over: nobody where the primary goes on. */
function takesOver(
  { spec: { environments, regions } }: Project,
  { environment, region, to, away }: Candidates,
): string | undefined {
  const primary = regions?.primary;
  if (primary !== environment) {
    if (to !== undefined) {
      throw new CommandError(
        `${to} has nothing to take over: the primary ${primary} is not in ${region}`,
        {
          hint: `Leave --to out, or drill the outage of ${primary}: --environment ${primary}.`,
        },
      );
    }
    return undefined;
  }
  if (to === undefined) return away[0];
  if (!away.includes(to)) {
    const suggestion = suggestName(to, away);
    const isThere = environments[to] !== undefined;
    throw new CommandError(
      isThere
        ? `${to} cannot take over from ${environment}: it is no secondary in another region`
        : `there is no secondary ${JSON.stringify(to)}${
            suggestion ? ` (did you mean ${suggestion}?)` : ''
          }`,
      { hint: `What can take over: ${away.join(', ')}.` },
    );
  }
  return to;
}
