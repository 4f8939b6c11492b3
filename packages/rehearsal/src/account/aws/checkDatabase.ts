import { membersOfGlobalCluster } from './membersOfGlobalCluster';
import type { AccountObject } from '../AccountObject';
import { idsIn } from '../idsIn';
import { ServiceError } from '../ServiceError';
import { text } from '../text';
import type { Request } from '../TypeRules';

/** Refuses subnets of one zone only, or of several networks. */
export function checkSubnetGroup({ account, attributes }: Request): void {
  const subnets = idsIn(attributes.subnet_ids).flatMap(id =>
    account.objects({ type: 'aws_subnet', id }),
  );
  const zones = new Set(
    subnets.map(({ attributes: { availability_zone: zone } }) => zone),
  );
  if (zones.size < 2) {
    throw new ServiceError(
      'DBSubnetGroupDoesNotCoverEnoughAZs: The DB subnet group doesn’t meet Availability Zone (AZ) coverage requirement.',
      `${text(attributes.name)} covers ${
        zones.size
      }; add subnets to cover at least 2.`,
    );
  }
  if (new Set(subnets.map(subnet => subnet.attributes.vpc_id)).size > 1) {
    throw new ServiceError(
      'InvalidSubnet: The requested subnets are not all in the same VPC.',
      `${text(attributes.name)} names subnets of several.`,
    );
  }
}

/** Refuses a key of another region, or of somebody else. */
function checkKey({ attributes, caller, type }: Request): void {
  const key = text(attributes.kms_key_id);
  const region = text(attributes.region) ?? caller.region;
  const [, found] = /^arn:[^:]+:kms:([^:]+):/.exec(key ?? '') ?? [];
  if (found && found !== region) {
    throw new ServiceError(
      `KMSKeyNotAccessibleFault: The specified KMS key [${key}] does not exist, is not enabled or you do not have permissions to access it.`,
      `It is in ${found}, and the ${type} in ${region}. Every region has a key of its own, such as a replica of a multi-Region key.`,
    );
  }
}

function checkGlobalMember(request: Request, globalCluster: string): void {
  const { account, attributes, caller, prior } = request;
  const region = text(attributes.region) ?? caller.region;
  const found = account.objects({
    type: 'aws_rds_global_cluster',
    id: globalCluster,
  });
  const own = found.find(({ accountId }) => accountId === caller.accountId);
  if (!own) {
    throw new ServiceError(
      `GlobalClusterNotFoundFault: Global cluster ${globalCluster} not found`,
      found.length > 0
        ? `It is in account ${found[0].accountId}; an Aurora global database stays within one account.`
        : 'Create aws_rds_global_cluster first.',
    );
  }
  const others = membersOfGlobalCluster(
    account,
    caller.accountId,
    globalCluster,
  ).filter(({ id }) => id !== text(prior?.id));
  if (others.some(other => other.region === region)) {
    throw new ServiceError(
      `InvalidGlobalClusterStateFault: ${globalCluster} has a cluster in ${region} already.`,
      'A global database has one cluster a region.',
    );
  }
  if (own.attributes.engine && own.attributes.engine !== attributes.engine) {
    throw new ServiceError(
      `InvalidParameterCombination: engine ${text(
        attributes.engine,
      )} is not that of global cluster ${globalCluster}`,
      `It has ${text(own.attributes.engine)}.`,
    );
  }
  const says = ['master_username', 'master_password', 'database_name'].filter(
    name => text(attributes[name]),
  );
  if (!prior && others.length > 0 && says.includes('master_password')) {
    throw new ServiceError(
      'InvalidParameterCombination: Cannot specify user name or password for a cross-region replication cluster',
      `${text(
        attributes.cluster_identifier,
      )} joins ${globalCluster} as a secondary cluster; leave out ${says.join(
        ' and ',
      )}.`,
    );
  }
  if (!prior && others.length === 0 && !says.includes('master_password')) {
    throw new ServiceError(
      'InvalidParameterValue: The parameter MasterUserPassword must be provided and must not be blank.',
      `${globalCluster} has no primary cluster yet that ${text(
        attributes.cluster_identifier,
      )} could be a secondary of.`,
    );
  }
}

/** Refuses a cluster that RDS would not take, alone or in a global database. */
export function checkCluster(request: Request): void {
  checkKey(request);
  const globalCluster = text(request.attributes.global_cluster_identifier);
  if (globalCluster !== undefined) {
    checkGlobalMember(request, globalCluster);
  }
}

/** The instance that a read replica is made of. */
export function sourceOf({
  account,
  attributes,
}: Request): AccountObject | undefined {
  const named = text(attributes.replicate_source_db);
  return named === undefined
    ? undefined
    : account
        .objects({ type: 'aws_db_instance' })
        .find(({ attributes: other }) =>
          [other.arn, other.identifier].includes(named),
        );
}

function checkReplica(request: Request, named: string): void {
  const { attributes, caller, prior } = request;
  if (prior && prior.replicate_source_db !== named) {
    throw new ServiceError(
      'cannot elect new source database for replication',
      `${text(
        prior.identifier,
      )} is no replica of ${named}. RDS makes a replica anew; it does not turn an instance into one.`,
    );
  }
  const source = sourceOf(request);
  const region = text(attributes.region) ?? caller.region;
  if (!source || source.accountId !== caller.accountId) {
    throw new ServiceError(
      `DBInstanceNotFound: DBInstance ${named} not found`,
      source
        ? `It is in account ${source.accountId}; a replica is in the account of its source.`
        : 'Create the instance that is replicated first.',
    );
  }
  if (named.startsWith('arn:') === (source.region === region)) {
    throw new ServiceError(
      `InvalidParameterValue: ${named} is in ${source.region}`,
      source.region === region
        ? 'A replica in the region of its source names it by its identifier; one for another region is in another region.'
        : 'From another region the source is named by its ARN.',
    );
  }
  if (!source.attributes.backup_retention_period) {
    throw new ServiceError(
      'InvalidDBInstanceState: Automated backups are not enabled for this database instance.',
      `Give ${text(
        source.attributes.identifier,
      )} a backup_retention_period of a day at least; without there are no replicas.`,
    );
  }
  if (source.attributes.storage_encrypted && !text(attributes.kms_key_id)) {
    throw new ServiceError(
      'InvalidParameterCombination: Cannot create a cross region unencrypted read replica from encrypted source',
      `Give the replica a kms_key_id of ${region}.`,
    );
  }
}

/** Refuses an instance that RDS would not take, alone or as a replica. */
export function checkDbInstance(request: Request): void {
  const { attributes } = request;
  checkKey(request);
  const source = text(attributes.replicate_source_db);
  if (source !== undefined) {
    checkReplica(request, source);
    return;
  }
  const missing = ['engine', 'username', 'allocated_storage'].filter(
    name => !attributes[name],
  );
  if (missing.length > 0) {
    throw new ServiceError(
      `InvalidParameterValue: ${missing.join(' and ')} must be provided`,
      'Only a replica has them from its source.',
    );
  }
}
