import type { Finding } from '../Finding';
import { clusterSchema } from '../schema/clusterSchema';
import { environmentsOf } from './environmentsOf';
import { environmentSwitches } from './environmentSwitches';
import type { EnvironmentDraft, ProjectDraft } from './projectDraft';

type Compute = NonNullable<EnvironmentDraft['compute']>;
type Cluster = NonNullable<NonNullable<Compute['clusters']>[string]>;
type Policy = NonNullable<NonNullable<Compute['policies']>[string]>;

const { autoTerminationMinutes, sparkVersion } = clusterSchema.in.shape;
/** What a cluster has that says nothing. */
const DEFAULT = {
  minutes: autoTerminationMinutes.parse(undefined),
  sparkVersion: sparkVersion.parse(undefined),
};

/**
 * That clusters keep to their policies, and that those with a machine learning
 * runtime, which nobody can share, have a group to be dedicated to. Databricks
 * would say so only when a cluster is made.
 *
 * Source: Databricks docs, compute policy reference and access modes, 2026.
 */
export function checkClusterPolicies(draft: ProjectDraft): Finding[] {
  return environmentsOf(draft).flatMap(({ path, environment }) => {
    const { compute } = environment;
    if (!compute || environmentSwitches(environment).serverlessOnly) {
      return [];
    }
    return Object.entries(compute.clusters ?? {}).flatMap(([name, cluster]) => {
      if (!cluster) {
        return [];
      }
      const at = [...path, 'compute', 'clusters', name];
      const policy =
        cluster.policy === undefined
          ? undefined
          : compute.policies?.[cluster.policy];
      return [
        ...(policy
          ? [
              ...nodes(at, cluster, policy, compute),
              ...profile(at, cluster, policy),
              ...termination(at, cluster, policy),
              ...runtime(at, cluster, policy),
            ]
          : []),
        ...dedication(at, cluster, policy),
      ];
    });
  });
}

/** Of its own or of its pool. */
function nodes(
  at: string[],
  { nodeType, policy: name, pool }: Cluster,
  { nodeTypes }: Policy,
  { pools }: Compute,
): Finding[] {
  const allowed = nodeTypes?.includes(undefined) ? [] : nodeTypes ?? [];
  const refused = (type: string | undefined) =>
    type !== undefined && allowed.length > 0 && !allowed.includes(type);
  const ofPool = pool === undefined ? undefined : pools?.[pool]?.nodeType;
  return [
    ...(refused(nodeType)
      ? [
          {
            path: [...at, 'nodeType'],
            message: `policy ${name} does not allow ${nodeType}`,
            hint: `use one of ${allowed.join(', ')}, or add it to the policy`,
            about: 'value' as const,
          },
        ]
      : []),
    ...(refused(ofPool)
      ? [
          {
            path: [...at, 'pool'],
            message: `policy ${name} does not allow ${ofPool}, which pool ${pool} is made of`,
            hint: `use a pool of ${allowed.join(
              ', ',
            )}, or add ${ofPool} to the policy`,
            about: 'value' as const,
          },
        ]
      : []),
  ];
}

function profile(
  at: string[],
  { instanceProfile, policy: name }: Cluster,
  { keys, instanceProfiles }: Policy,
): Finding[] {
  const unread = keys.includes('instanceProfiles') && !instanceProfiles;
  return instanceProfile === undefined ||
    unread ||
    instanceProfiles?.includes(instanceProfile)
    ? []
    : [
        {
          path: [...at, 'instanceProfile'],
          message: `policy ${name} does not allow instance profile ${instanceProfile}`,
          hint: `add it to compute.policies.${name}.instanceProfiles, or remove it here`,
          about: 'value',
        },
      ];
}

function termination(
  at: string[],
  cluster: Cluster,
  policy: Policy,
): Finding[] {
  const most = policy.autoTerminationMinutes;
  const said = cluster.keys.includes('autoTerminationMinutes');
  const minutes = said ? cluster.autoTerminationMinutes : DEFAULT.minutes;
  return most === undefined || minutes === undefined || minutes <= most
    ? []
    : [
        {
          path: [...at, 'autoTerminationMinutes'],
          message: `policy ${
            cluster.policy
          } stops clusters after ${most} minutes, this one stops after ${minutes}${
            said ? '' : ' when nothing is said'
          }`,
          hint: `write autoTerminationMinutes: ${most}, or less`,
          about: said ? 'value' : 'key',
        },
      ];
}

/** One that follows the latest runtime takes that of its policy. */
function runtime(at: string[], cluster: Cluster, policy: Policy): Finding[] {
  const fixed = policy.sparkVersion;
  const own = cluster.sparkVersion;
  return fixed === undefined ||
    fixed.startsWith('auto:') ||
    own === undefined ||
    own === fixed ||
    own === DEFAULT.sparkVersion
    ? []
    : [
        {
          path: [...at, 'sparkVersion'],
          message: `policy ${cluster.policy} has runtime ${fixed}, not ${own}`,
          hint: `use ${fixed}, or leave it out`,
          about: 'value',
        },
      ];
}

function dedication(
  at: string[],
  cluster: Cluster,
  policy: Policy | undefined,
): Finding[] {
  const ofPolicy = policy?.sparkVersion;
  const own = cluster.sparkVersion;
  const version =
    ofPolicy?.startsWith('auto:') === false &&
    (own === undefined || own === DEFAULT.sparkVersion)
      ? ofPolicy
      : own;
  const said = cluster.keys.includes('groups');
  const count = said ? cluster.groups?.length : 0;
  return version?.split('-').includes('ml') &&
    count !== undefined &&
    count !== 1
    ? [
        {
          path: [...at, 'groups'],
          message: `a cluster with the machine learning runtime ${version} is dedicated to one group, not to ${
            count === 0 ? 'none' : count
          }`,
          hint: 'name one group, or use a runtime without ml',
          about: said ? 'value' : 'key',
        },
      ]
    : [];
}
