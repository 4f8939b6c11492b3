import { Cluster as DeclaredCluster, ClusterSize } from '@lakeport/project';
import { ITerraformDependable } from '#cdk';
import { Construct } from '#constructs';
import { Cluster, ClusterConfig } from '#dbx/cluster';
import { literal } from '../framework/literal';
import { permit } from '../workspace/permit';
import { RuntimeVersions } from './RuntimeVersions';

/**
 * What a cluster is made from.
 */
export interface ComputeClusterProps {
  readonly name: string;
  readonly cluster: DeclaredCluster;
  readonly sparkVersion: string;
  readonly versions: RuntimeVersions;
  readonly policyId?: string;
  readonly poolId?: string;
  readonly instanceProfileArn?: string;
  /** Application ids of those whose jobs run on it. */
  readonly servicePrincipals: readonly string[];
  readonly dependsOn: ITerraformDependable[];
}

/**
 * A cluster that its groups share: what each person may read is decided by
 * Unity Catalog. They may start it, because it stops by itself.
 *
 * Sources: Databricks Terraform provider 1.128.0, `databricks_cluster`,
 * 2026-08-19; Databricks docs, standard access mode and dedicated group access,
 * 2026.
 */
export class ComputeCluster extends Construct {
  readonly clusterId: string;

  constructor(scope: Construct, id: string, props: ComputeClusterProps) {
    super(scope, id);
    const { cluster: declared, sparkVersion, versions } = props;
    const { libraries } = declared;
    const cluster = new Cluster(this, 'Resource', {
      clusterName: literal(props.name),
      sparkVersion: versions.keyOf(sparkVersion),
      ...accessOf(declared, sparkVersion),
      autoterminationMinutes: declared.autoTerminationMinutes,
      policyId: props.policyId,
      // Databricks forgets one that nobody has started for thirty days.
      isPinned: true,
      ...sizeOf(declared.size),
      ...instancesOf(declared, props),
      library: [
        ...libraries.pypi.map(name => ({ pypi: { package: literal(name) } })),
        ...libraries.maven.map(name => ({
          maven: { coordinates: literal(name) },
        })),
      ],
      // In a new workspace with PrivateLink the first cluster may take twenty
      // minutes, and in one whose network is asleep it starts after waking.
      noWait: true,
      dependsOn: props.dependsOn,
      // A runtime that Databricks publishes must not restart clusters in the
      // middle of a change of something else.
      ...(RuntimeVersions.isFollowing(sparkVersion) && {
        lifecycle: { ignoreChanges: ['spark_version'] },
      }),
    });
    this.clusterId = cluster.id;
    permit(this, 'permissions', { clusterId: cluster.id }, 'CAN_RESTART', {
      groups: declared.groups,
      servicePrincipals: props.servicePrincipals,
    });
  }
}

/**
 * Machine learning runtimes know no standard access mode: such a cluster is
 * dedicated to its group; the project file names one. Whoever works on it has the rights of
 * the group.
 */
function accessOf(
  { groups }: DeclaredCluster,
  sparkVersion: string,
): Partial<ClusterConfig> {
  return sparkVersion.split('-').includes('ml')
    ? {
        kind: 'CLASSIC_PREVIEW',
        dataSecurityMode: 'SINGLE_USER',
        singleUserName: literal(groups[0]),
      }
    : { dataSecurityMode: 'USER_ISOLATION' };
}

function sizeOf(size: ClusterSize): Partial<ClusterConfig> {
  switch (size.mode) {
    case 'single-node':
      return { isSingleNode: true, kind: 'CLASSIC_PREVIEW' };
    case 'fixed':
      return { numWorkers: size.workers };
    default:
      return { autoscale: { minWorkers: size.min, maxWorkers: size.max } };
  }
}

function instancesOf(
  declared: DeclaredCluster,
  { instanceProfileArn, poolId }: ComputeClusterProps,
): Partial<ClusterConfig> {
  // A pool has its own instances: of what AWS is told, only the profile is left.
  return poolId === undefined
    ? {
        nodeTypeId: declared.nodeType,
        awsAttributes: {
          zoneId: 'auto',
          availability: 'SPOT_WITH_FALLBACK',
          // The driver's loss would end the work of everybody.
          firstOnDemand: 1,
          instanceProfileArn,
        },
      }
    : {
        instancePoolId: poolId,
        ...(instanceProfileArn && { awsAttributes: { instanceProfileArn } }),
      };
}
