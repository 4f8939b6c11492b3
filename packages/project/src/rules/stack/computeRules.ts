import { planAddresses } from '../../network/planAddresses';
import { blocks } from '../reading/blocks';
import { isRecord } from '../reading/json';
import { plainText } from '../reading/plainText';
import type { RuleEnvironment } from '../RuleProject';
import type { StackRule } from '../StackRule';
import { allOf, forEachEnvironment, forEachResource } from './forEach';

const CLUSTER = ['databricks_cluster'];

/** Nodes that the largest subnet has addresses for; undefined where the network is not planned here. */
function largestSubnet({ network }: RuleEnvironment): number | undefined {
  if (network.mode !== 'create') return undefined;
  const { cidr, availabilityZones } = network;
  return planAddresses({ cidr, availabilityZones: [...availabilityZones] })
    .subnets.filter(({ tier }) => tier === 'private')
    .reduce((most, { nodes }) => Math.max(most, nodes), 0);
}

function nodesOf(
  size: RuleEnvironment['compute']['clusters'][string]['size'],
): number {
  switch (size.mode) {
    case 'fixed':
      return size.workers + 1;
    case 'autoscale':
      return size.max + 1;
    default:
      return 1;
  }
}

/** Clusters, pools and warehouses. */
export const computeRules: readonly StackRule[] = [
  {
    id: 'compute.never-stops',
    title: 'Compute that never stops by itself',
    severity: 'warning',
    reason: 'Forgotten compute is paid for until somebody notices.',
    source:
      'Databricks documentation, "Compute configuration recommendations": automatic termination, 2026',
    fix: 'Set a time after which it stops: 10 to 10000 minutes.',
    check: allOf(
      forEachResource(CLUSTER, ({ attributes }) =>
        attributes.autotermination_minutes === 0
          ? 'autotermination_minutes is 0'
          : undefined,
      ),
      forEachResource(['databricks_sql_endpoint'], ({ attributes }) =>
        attributes.auto_stop_mins === 0 ? 'auto_stop_mins is 0' : undefined,
      ),
    ),
  },
  {
    id: 'compute.legacy-single-node',
    title: 'A single-node cluster of the old kind',
    severity: 'warning',
    reason:
      'Settings in spark_conf that make a cluster single-node are not checked by anybody and do not go with access modes.',
    source:
      'Databricks Terraform provider 1.128.0, databricks_cluster, is_single_node, 2026-08',
    fix: 'Set is_single_node and kind CLASSIC_PREVIEW.',
    check: forEachResource(CLUSTER, ({ attributes: { spark_conf: conf } }) =>
      isRecord(conf) &&
      plainText(conf['spark.databricks.cluster.profile']) === 'singleNode'
        ? 'it is single-node by spark_conf'
        : undefined,
    ),
  },
  {
    id: 'compute.init-script-on-dbfs',
    title: 'An init script on DBFS',
    severity: 'error',
    reason:
      'Everybody in the workspace may write to DBFS, and thereby run what they like on the cluster; Databricks no longer runs such scripts.',
    source:
      'Databricks documentation, "What are init scripts?": DBFS end of life, 2026',
    fix: 'Keep the script in a volume or in workspace files.',
    check: forEachResource(
      ['databricks_cluster', 'databricks_job', 'databricks_global_init_script'],
      ({ attributes }) =>
        blocks(attributes.init_scripts).some(
          ({ dbfs }) => blocks(dbfs).length > 0,
        )
          ? 'an init script lies on DBFS'
          : undefined,
    ),
  },
  {
    id: 'compute.pool-exceeds-network',
    title: 'More nodes than a subnet has addresses for',
    severity: 'warning',
    reason:
      'A cluster or pool lies in one zone, and a node takes two addresses: beyond that, nodes do not start.',
    source:
      'Databricks documentation, "Configure a customer-managed VPC": subnets, 2026',
    fix: 'Lower the maximum, or use a larger range of addresses.',
    check: forEachEnvironment(environment => {
      const room = largestSubnet(environment);
      if (room === undefined) return undefined;
      const { clusters, pools } = environment.compute;
      return [
        ...Object.entries(pools).map(
          ([name, { maxCapacity }]) =>
            [`pool ${name}`, maxCapacity ?? 0] as const,
        ),
        ...Object.entries(clusters).map(
          ([name, { size }]) => [`cluster ${name}`, nodesOf(size)] as const,
        ),
      ]
        .filter(([, nodes]) => nodes > room)
        .map(
          ([name, nodes]) =>
            `${name} may have ${nodes} nodes, and the largest subnet has addresses for ${room}`,
        );
    }),
  },
];
