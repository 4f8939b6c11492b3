import { synthesized } from '../__testUtils__/synthesized';

const COMPUTE = `
workspace: { users: { groups: [data-engineers, data-scientists] } }
compute:
  instanceProfiles: { exports: { buckets: [{ name: acme-exports }] } }
  policies:
    pinned: { sparkVersion: 15.4.x-scala2.12 }
    small:
      nodeTypes: [m5d.large]
      autoTerminationMinutes: 60
      groups: [data-engineers]
      instanceProfiles: [exports]
  pools:
    warm: { nodeType: m5d.large, maxCapacity: 10, groups: [data-engineers] }
    other: { nodeType: i3.xlarge, availability: SPOT }
  clusters:
    learning: { workers: 1, nodeType: m5d.large, sparkVersion: 'auto:latest-lts-ml', groups: [data-scientists] }
    pinned: { workers: 1, nodeType: m5d.large, policy: pinned }
    single: { singleNode: true, nodeType: m5d.large, policy: small, groups: [data-engineers] }
    fixed: { workers: 2, nodeType: i3.xlarge, sparkVersion: 16.4.x-scala2.12 }
    pooled: { autoscale: { min: 1, max: 4 }, pool: warm, instanceProfile: exports }
    libraries: { workers: 1, nodeType: m5d.large, libraries: { pypi: ["pandas==2.2.3"], maven: ["com.databricks:spark-xml_2.12:0.18.0"] } }
  warehouses:
    default: { size: 2X-Small, groups: [data-engineers] }
    classic: { size: Small, serverless: false, autoStopMinutes: 20, maxClusters: 2 }
`;
const data = synthesized('dev-data', { dev: COMPUTE });
const permissions = (name: string) =>
  data.resources('databricks_permissions')[`compute-${name}-permissions`];
const cluster = (name: string) =>
  data.resources('databricks_cluster')[`compute-cluster-${name}`];

describe('WorkspaceCompute', () => {
  it('makes a single node by what the platform now calls it', () => {
    expect(cluster('single')).toMatchObject({
      cluster_name: 'single',
      is_single_node: true,
      kind: 'CLASSIC_PREVIEW',
      data_security_mode: 'USER_ISOLATION',
      autotermination_minutes: 30,
      node_type_id: 'm5d.large',
      policy_id: '${databricks_cluster_policy.compute-policy-small.id}',
      is_pinned: true,
    });
    for (const legacy of ['num_workers', 'autoscale', 'spark_conf']) {
      expect(cluster('single')).not.toHaveProperty(legacy);
    }
  });

  it('makes clusters of as many workers as the file says', () => {
    expect(cluster('fixed')).toMatchObject({ num_workers: 2 });
    expect(cluster('fixed')).not.toHaveProperty('is_single_node');
    expect(cluster('pooled')).toMatchObject({
      autoscale: { min_workers: 1, max_workers: 4 },
    });
  });

  it('dedicates a cluster for machine learning to its group', () => {
    expect(cluster('learning')).toMatchObject({
      kind: 'CLASSIC_PREVIEW',
      data_security_mode: 'SINGLE_USER',
      single_user_name: 'data-scientists',
      spark_version:
        '${data.databricks_spark_version.compute-runtime-latest-lts-ml.id}',
    });
    expect(cluster('fixed')).not.toHaveProperty('single_user_name');
  });

  it('leaves the instances of a pool to the pool', () => {
    const pooled = cluster('pooled');

    expect(pooled).not.toHaveProperty('node_type_id');
    expect(pooled).toMatchObject({
      instance_pool_id: '${databricks_instance_pool.compute-pool-warm.id}',
      aws_attributes: {
        instance_profile_arn:
          '${databricks_instance_profile.compute-instance-profile-exports.id}',
      },
    });
    expect(Object.keys(Object(pooled.aws_attributes))).toEqual([
      'instance_profile_arn',
    ]);
    expect(cluster('fixed').aws_attributes).toEqual({
      zone_id: 'auto',
      availability: 'SPOT_WITH_FALLBACK',
      first_on_demand: 1,
    });
  });

  it('looks a following runtime up once and does not restart clusters for a newer one', () => {
    expect(data.data('databricks_spark_version')).toMatchObject({
      'compute-runtime-latest-lts': {
        long_term_support: true,
        ml: false,
        depends_on: ['time_sleep.workspace-ready'],
      },
    });
    expect(cluster('single')).toMatchObject({
      spark_version:
        '${data.databricks_spark_version.compute-runtime-latest-lts.id}',
      lifecycle: { ignore_changes: ['spark_version'] },
    });
    expect(cluster('fixed').spark_version).toBe('16.4.x-scala2.12');
    expect(cluster('fixed')).not.toHaveProperty('lifecycle');
    // What the policy holds fast is the latest that there is under it.
    expect(cluster('pinned').spark_version).toBe('15.4.x-scala2.12');
  });

  it('installs libraries', () => {
    expect(cluster('libraries').library).toEqual([
      { pypi: { package: 'pandas==2.2.3' } },
      { maven: { coordinates: 'com.databricks:spark-xml_2.12:0.18.0' } },
    ]);
  });

  it('lets a policy take the pools of its own node types only', () => {
    const { definition } = data.resources('databricks_cluster_policy')[
      'compute-policy-small'
    ];

    expect(JSON.parse(String(definition)).instance_pool_id).toEqual({
      type: 'allowlist',
      values: ['${databricks_instance_pool.compute-pool-warm.id}'],
      isOptional: true,
    });
  });

  it('makes pools', () => {
    expect(data.resources('databricks_instance_pool')).toMatchObject({
      'compute-pool-other': {
        instance_pool_name: 'other',
        node_type_id: 'i3.xlarge',
        min_idle_instances: 0,
        idle_instance_autotermination_minutes: 15,
        aws_attributes: { availability: 'SPOT' },
      },
      'compute-pool-warm': {
        max_capacity: 10,
        aws_attributes: { availability: 'ON_DEMAND' },
      },
    });
  });

  it('says of every warehouse what it is, and waits for none', () => {
    const warehouses = data.resources('databricks_sql_endpoint');

    expect(warehouses['compute-warehouse-default']).toMatchObject({
      cluster_size: '2X-Small',
      warehouse_type: 'PRO',
      enable_serverless_compute: true,
      auto_stop_mins: 10,
      no_wait: true,
    });
    expect(warehouses['compute-warehouse-classic']).toMatchObject({
      warehouse_type: 'PRO',
      enable_serverless_compute: false,
      auto_stop_mins: 20,
      max_num_clusters: 2,
    });
  });

  it('lets the groups use what is theirs, and nobody else', () => {
    const level = (permission_level: string) => [
      { group_name: 'data-engineers', permission_level },
    ];

    expect(permissions('policy-small')).toEqual({
      cluster_policy_id: '${databricks_cluster_policy.compute-policy-small.id}',
      access_control: level('CAN_USE'),
    });
    expect(permissions('pool-warm').access_control).toEqual(
      level('CAN_ATTACH_TO'),
    );
    // A cluster stops by itself, so its groups must be able to start it.
    expect(permissions('cluster-single').access_control).toEqual(
      level('CAN_RESTART'),
    );
    expect(permissions('warehouse-default').access_control).toEqual(
      level('CAN_USE'),
    );
    expect(Object.keys(data.resources('databricks_permissions'))).toHaveLength(
      5,
    );
  });

  it('registers instance profiles and gives them to the groups of the policy', () => {
    expect(data.resources('databricks_instance_profile')).toEqual({
      'compute-instance-profile-exports': {
        instance_profile_arn:
          '${data.terraform_remote_state.base.outputs.instance_profile_exports}',
        depends_on: ['time_sleep.workspace-ready'],
      },
    });
    expect(data.resources('databricks_group_role')).toEqual({
      'role-small-exports-data-engineers': {
        group_id: '${data.databricks_group.group-data-engineers.id}',
        role: '${databricks_instance_profile.compute-instance-profile-exports.id}',
      },
    });
  });
});
