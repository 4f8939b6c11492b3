import { Cluster, Compute } from '@lakeport/project';
import { ITerraformDependable } from '#cdk';
import { Construct } from '#constructs';
import { ClusterPolicy } from '#dbx/cluster-policy';
import { InstancePool } from '#dbx/instance-pool';
import { InstanceProfile } from '#dbx/instance-profile';
import { SqlEndpoint } from '#dbx/sql-endpoint';
import { constructId } from '../framework/constructId';
import { literal } from '../framework/literal';
import { required } from '../framework/required';
import { permit } from '../workspace/permit';
import { ComputeCluster } from './ComputeCluster';
import { clusterPolicyDefinition } from './clusterPolicyDefinition';
import { RuntimeVersions } from './RuntimeVersions';

/**
 * What a workspace's compute is made from.
 *
 * @public
 */
export interface WorkspaceComputeProps {
  readonly compute: Compute;
  /** ARNs of the instance profiles, by name. */
  readonly instanceProfileArns: ReadonlyMap<string, string>;
  /** Application ids of those whose jobs run on a cluster, by cluster. */
  readonly clusterPrincipals: ReadonlyMap<string, readonly string[]>;
  /** What must be there before the workspace is asked for anything. */
  readonly dependsOn: ITerraformDependable[];
}

/**
 * Cluster policies, instance pools, clusters, SQL warehouses and instance
 * profiles of a workspace, with who may use them. Nobody needs the right to
 * make clusters freely: a policy lets its groups make what it allows.
 *
 * @public
 */
export class WorkspaceCompute extends Construct {
  /** Ids of the clusters, by name. */
  readonly clusterIds: ReadonlyMap<string, string>;
  /** Ids that Databricks knows the registered instance profiles by. */
  readonly instanceProfileIds: ReadonlyMap<string, string>;

  constructor(scope: Construct, id: string, props: WorkspaceComputeProps) {
    super(scope, id);
    this.instanceProfileIds = this.#instanceProfiles(props);
    const poolIds = this.#pools(props);
    const policyIds = this.#policies(props, poolIds);
    this.#warehouses(props);
    const versions = new RuntimeVersions(this, 'runtime', props);
    this.clusterIds = new Map(
      Object.entries(props.compute.clusters).map(([name, cluster]) => [
        name,
        new ComputeCluster(this, `cluster-${constructId(name)}`, {
          name,
          cluster,
          sparkVersion: runtimeOf(cluster, props.compute),
          versions,
          policyId:
            cluster.policy === undefined
              ? undefined
              : required(policyIds, cluster.policy, 'cluster policy'),
          poolId:
            cluster.pool === undefined
              ? undefined
              : required(poolIds, cluster.pool, 'instance pool'),
          instanceProfileArn:
            cluster.instanceProfile === undefined
              ? undefined
              : required(
                  this.instanceProfileIds,
                  cluster.instanceProfile,
                  'instance profile',
                ),
          servicePrincipals: props.clusterPrincipals.get(name) ?? [],
          dependsOn: props.dependsOn,
        }).clusterId,
      ]),
    );
  }

  #instanceProfiles({
    dependsOn,
    instanceProfileArns,
  }: WorkspaceComputeProps): ReadonlyMap<string, string> {
    return new Map(
      [...instanceProfileArns].map(([name, instanceProfileArn]) => [
        name,
        new InstanceProfile(this, `instance-profile-${constructId(name)}`, {
          instanceProfileArn,
          dependsOn,
        }).id,
      ]),
    );
  }

  #pools({ compute, dependsOn }: WorkspaceComputeProps): Map<string, string> {
    return new Map(
      Object.entries(compute.pools).map(([name, pool]) => {
        const id = `pool-${constructId(name)}`;
        const made = new InstancePool(this, id, {
          instancePoolName: literal(name),
          nodeTypeId: pool.nodeType,
          minIdleInstances: pool.minIdle,
          maxCapacity: pool.maxCapacity,
          idleInstanceAutoterminationMinutes: pool.idleMinutes,
          enableElasticDisk: true,
          awsAttributes: { availability: pool.availability },
          dependsOn,
        });
        permit(
          this,
          `${id}-permissions`,
          { instancePoolId: made.id },
          'CAN_ATTACH_TO',
          pool,
        );
        return [name, made.id];
      }),
    );
  }

  #policies(
    { compute, dependsOn }: WorkspaceComputeProps,
    poolIds: ReadonlyMap<string, string>,
  ): Map<string, string> {
    const profileIds = this.instanceProfileIds;
    return new Map(
      Object.entries(compute.policies).map(([name, policy]) => {
        const id = `policy-${constructId(name)}`;
        const poolsOfPolicy = Object.entries(compute.pools)
          .filter(([, pool]) => policy.nodeTypes.includes(pool.nodeType))
          .map(([pool]) => required(poolIds, pool, 'instance pool'));
        const made = new ClusterPolicy(this, id, {
          name: literal(name),
          definition: JSON.stringify(
            clusterPolicyDefinition(policy, {
              poolIds: poolsOfPolicy,
              instanceProfileArns: policy.instanceProfiles.map(profile =>
                required(profileIds, profile, 'instance profile'),
              ),
            }),
          ),
          dependsOn,
        });
        permit(
          this,
          `${id}-permissions`,
          { clusterPolicyId: made.id },
          'CAN_USE',
          policy,
        );
        return [name, made.id];
      }),
    );
  }

  #warehouses({ compute, dependsOn }: WorkspaceComputeProps): void {
    for (const [name, warehouse] of Object.entries(compute.warehouses)) {
      const id = `warehouse-${constructId(name)}`;
      const made = new SqlEndpoint(this, id, {
        name: literal(name),
        clusterSize: warehouse.size,
        minNumClusters: warehouse.minClusters,
        maxNumClusters: warehouse.maxClusters,
        autoStopMins: warehouse.autoStopMinutes,
        // Both said, because what they are otherwise depends on the account.
        warehouseType: 'PRO',
        enableServerlessCompute: warehouse.serverless,
        // Nothing here needs it running.
        noWait: true,
        dependsOn,
      });
      permit(
        this,
        `${id}-permissions`,
        { sqlEndpointId: made.id },
        'CAN_USE',
        warehouse,
      );
    }
  }
}

/** One that follows the latest runtime follows its policy's, if that is fixed. */
function runtimeOf(
  { policy, sparkVersion }: Cluster,
  compute: Compute,
): string {
  const ofPolicy =
    policy === undefined ? undefined : compute.policies[policy]?.sparkVersion;
  return ofPolicy !== undefined &&
    RuntimeVersions.isFollowing(sparkVersion) &&
    !RuntimeVersions.isFollowing(ofPolicy)
    ? ofPolicy
    : sparkVersion;
}
