import { ClusterPolicy } from '@lakeport/project';

/** What a policy may refer to besides what it says itself. */
export interface ClusterPolicyReferences {
  /** Ids of the pools whose instances it allows. */
  readonly poolIds: readonly string[];
  /** ARNs of its instance profiles. */
  readonly instanceProfileArns: readonly string[];
}

/** A limit of one attribute of a cluster, in Databricks' own words. */
export type PolicyElement = Readonly<
  Record<string, string | number | boolean | readonly string[]>
>;

/**
 * What a cluster may be made of, as Databricks takes it. What is neither said
 * in the file nor needed for safety stays open.
 *
 * Source: Databricks docs, compute policy reference, 2026.
 */
export function clusterPolicyDefinition(
  policy: ClusterPolicy,
  { instanceProfileArns, poolIds }: ClusterPolicyReferences,
): Record<string, PolicyElement> {
  const { autoTerminationMinutes, maxDbusPerHour, nodeTypes } = policy;
  return {
    spark_version: policy.sparkVersion.startsWith('auto:')
      ? // As a fixed value it would forbid the clusters of today once there is
        // a newer runtime.
        { type: 'unlimited', defaultValue: policy.sparkVersion }
      : { type: 'fixed', value: policy.sparkVersion },
    // Modes that keep to what Unity Catalog allows.
    data_security_mode: {
      type: 'allowlist',
      values: ['USER_ISOLATION', 'SINGLE_USER'],
      defaultValue: 'USER_ISOLATION',
    },
    // In whichever zone there are addresses and instances.
    'aws_attributes.zone_id': { type: 'unlimited', defaultValue: 'auto' },
    'aws_attributes.availability': {
      type: 'unlimited',
      defaultValue: 'SPOT_WITH_FALLBACK',
    },
    'aws_attributes.instance_profile_arn': allowed(instanceProfileArns),
    ...(nodeTypes.length > 0 && {
      // Not asked for where a pool already says it.
      node_type_id: {
        type: 'allowlist',
        values: nodeTypes,
        defaultValue: nodeTypes[0],
        isOptional: true,
      },
      driver_node_type_id: {
        type: 'allowlist',
        values: nodeTypes,
        isOptional: true,
      },
      instance_pool_id: allowed(poolIds),
      driver_instance_pool_id: allowed(poolIds),
    }),
    ...(maxDbusPerHour !== undefined && {
      dbus_per_hour: { type: 'range', maxValue: maxDbusPerHour },
    }),
    ...(autoTerminationMinutes !== undefined && {
      autotermination_minutes: {
        type: 'range',
        // 0 would mean never.
        minValue: 10,
        maxValue: autoTerminationMinutes,
        defaultValue: autoTerminationMinutes,
      },
    }),
  };
}

function allowed(values: readonly string[]): PolicyElement {
  return values.length > 0
    ? { type: 'allowlist', values, isOptional: true }
    : { type: 'forbidden' };
}
