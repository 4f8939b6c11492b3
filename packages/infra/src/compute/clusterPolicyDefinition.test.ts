import { ClusterPolicy } from '@lakeport/project';
import { clusterPolicyDefinition } from './clusterPolicyDefinition';

const policy = (said: Partial<ClusterPolicy> = {}): ClusterPolicy => ({
  nodeTypes: [],
  sparkVersion: 'auto:latest-lts',
  groups: [],
  instanceProfiles: [],
  ...said,
});
const none = { poolIds: [], instanceProfileArns: [] };

describe('clusterPolicyDefinition', () => {
  it('limits what the file limits', () => {
    expect(
      clusterPolicyDefinition(
        policy({
          nodeTypes: ['m5d.large', 'm5d.xlarge'],
          maxDbusPerHour: 10,
          autoTerminationMinutes: 30,
        }),
        { poolIds: ['pool-1'], instanceProfileArns: ['arn:1'] },
      ),
    ).toMatchObject({
      node_type_id: {
        type: 'allowlist',
        values: ['m5d.large', 'm5d.xlarge'],
        defaultValue: 'm5d.large',
      },
      driver_node_type_id: { values: ['m5d.large', 'm5d.xlarge'] },
      instance_pool_id: { type: 'allowlist', values: ['pool-1'] },
      driver_instance_pool_id: { type: 'allowlist', values: ['pool-1'] },
      dbus_per_hour: { type: 'range', maxValue: 10 },
      // 0 would be a cluster that never stops.
      autotermination_minutes: { type: 'range', minValue: 10, maxValue: 30 },
      'aws_attributes.instance_profile_arn': {
        type: 'allowlist',
        values: ['arn:1'],
        isOptional: true,
      },
    });
  });

  it('leaves open what the file does not limit', () => {
    const definition = clusterPolicyDefinition(policy(), none);

    for (const attribute of [
      'node_type_id',
      'instance_pool_id',
      'dbus_per_hour',
      'autotermination_minutes',
    ]) {
      expect(definition).not.toHaveProperty([attribute]);
    }
  });

  it('keeps clusters to Unity Catalog, and to no instance profile but its own', () => {
    expect(clusterPolicyDefinition(policy(), none)).toMatchObject({
      data_security_mode: {
        type: 'allowlist',
        values: ['USER_ISOLATION', 'SINGLE_USER'],
      },
      'aws_attributes.instance_profile_arn': { type: 'forbidden' },
    });
  });

  it('forbids pools whose instances it does not allow', () => {
    expect(
      clusterPolicyDefinition(policy({ nodeTypes: ['m5d.large'] }), none),
    ).toMatchObject({
      instance_pool_id: { type: 'forbidden' },
      driver_instance_pool_id: { type: 'forbidden' },
    });
  });

  it('holds fast only a runtime that stays the same', () => {
    const versionOf = (sparkVersion: string) =>
      clusterPolicyDefinition(policy({ sparkVersion }), none).spark_version;

    expect(versionOf('16.4.x-scala2.12')).toEqual({
      type: 'fixed',
      value: '16.4.x-scala2.12',
    });
    expect(versionOf('auto:latest-lts')).toEqual({
      type: 'unlimited',
      defaultValue: 'auto:latest-lts',
    });
  });
});
