import type { AccountObject } from '../AccountObject';
import type { RehearsalAccount } from '../RehearsalAccount';

/** The clusters of a global cluster, in the order in which they joined. */
export function membersOfGlobalCluster(
  account: RehearsalAccount,
  accountId: string | undefined,
  globalCluster: string | undefined,
): AccountObject[] {
  return account
    .objects({ type: 'aws_rds_cluster' })
    .filter(
      cluster =>
        globalCluster !== undefined &&
        cluster.accountId === accountId &&
        cluster.attributes.global_cluster_identifier === globalCluster,
    );
}
