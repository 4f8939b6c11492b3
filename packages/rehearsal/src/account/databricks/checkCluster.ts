import { invalidParameter } from './invalidParameter';
import { text } from '../text';
import type { Request } from '../TypeRules';
import { isValueObject } from '../../wire/Value';
import type { Value, ValueObject } from '../../wire/Value';

function block(value: Value | undefined): ValueObject | undefined {
  const [first] = [value ?? []].flat();
  return isValueObject(first) ? first : undefined;
}

function isSingleNode(attributes: ValueObject): boolean {
  const conf = attributes.spark_conf;
  return (
    attributes.is_single_node === true ||
    (isValueObject(conf) &&
      conf['spark.databricks.cluster.profile'] === 'singleNode')
  );
}

/** Refuses a cluster of no size, or without anything to run on. */
function checkShape(attributes: ValueObject): void {
  const name = text(attributes.cluster_name);
  const workers = Number(attributes.num_workers ?? 0);
  const autoscale = block(attributes.autoscale);
  if (workers === 0 && !autoscale && !isSingleNode(attributes)) {
    invalidParameter(
      `NumWorkers could be 0 only for SingleNode clusters (${name})`,
      'Set num_workers, autoscale or is_single_node.',
    );
  }
  if (attributes.is_single_node === true && (workers > 0 || autoscale)) {
    invalidParameter(
      `cluster ${name} is a single node and has workers`,
      'Leave out num_workers and autoscale.',
    );
  }
  if (
    attributes.is_single_node === true &&
    text(attributes.kind) !== 'CLASSIC_PREVIEW'
  ) {
    invalidParameter(
      `cluster ${name}: is_single_node needs kind CLASSIC_PREVIEW`,
      'Set kind as well.',
    );
  }
  if (
    autoscale &&
    Number(autoscale.min_workers ?? 0) > Number(autoscale.max_workers ?? 0)
  ) {
    invalidParameter(
      `cluster ${name} has ${autoscale.min_workers} to ${autoscale.max_workers} workers`,
      'The least is not above the most.',
    );
  }
  const minutes = Number(attributes.autotermination_minutes ?? 0);
  if (minutes !== 0 && (minutes < 10 || minutes > 10_000)) {
    invalidParameter(
      `cluster ${name} ends after ${minutes} minutes`,
      'It is 0, for never, or between 10 and 10000.',
    );
  }
}

/**
 * Refuses a cluster that the workspace could not make.
 *
 * From the Databricks provider's documentation and code 1.99.0, and the
 * clusters API, 2025.
 */
export function checkCluster({ account, attributes, scope }: Request): void {
  checkShape(attributes);
  const name = text(attributes.cluster_name);
  const version = text(attributes.spark_version) ?? '';
  if (!/^\d+\.\d+\.x-/.test(version)) {
    invalidParameter(
      `cluster ${name}: Invalid spark version ${version}`,
      'It is a key such as 17.3.x-scala2.13; auto:latest-lts is for policies, databricks_spark_version gives the key.',
    );
  }
  const hasNodes =
    text(attributes.node_type_id) ??
    text(attributes.instance_pool_id) ??
    text(attributes.policy_id);
  if (!hasNodes) {
    invalidParameter(
      `cluster ${name}: Missing required field: node_type_id`,
      'Give it a node type or an instance pool.',
    );
  }
  const arn = text(block(attributes.aws_attributes)?.instance_profile_arn);
  if (arn && !account.find('databricks_instance_profile', scope, arn)) {
    invalidParameter(
      `cluster ${name}: instance profile ${arn} is not registered with the workspace`,
      'Register it with databricks_instance_profile first.',
    );
  }
}
