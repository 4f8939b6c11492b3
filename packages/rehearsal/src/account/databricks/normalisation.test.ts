import type { TerraformJson } from '@lakeport/project';
import { LiveStack } from '../../__testUtils__/LiveStack';
import { SimulatedAccount } from '../../__testUtils__/SimulatedAccount';
import type { AccountObject } from '../AccountObject';

jest.setTimeout(120_000);

const HOST = 'https://dbc-12345678-0000.cloud.databricks.com';

type Resources = NonNullable<TerraformJson['resource']>;

/** A workspace with a metastore that stood there before. */
function seeds(): AccountObject[] {
  const accountId = SimulatedAccount.databricksAccountId;
  const common = {
    provider: 'databricks',
    scope: `account:${accountId}`,
    accountId,
    seeded: true,
  } as const;
  return [
    {
      ...common,
      type: 'databricks_mws_workspaces',
      id: `${accountId}/1234567890123456`,
      region: 'us-west-2',
      workspaceId: '1234567890123456',
      attributes: { workspace_id: 1234567890123456, workspace_url: HOST },
    },
    {
      ...common,
      type: 'databricks_metastore_assignment',
      id: '1234567890123456|m',
      workspaceId: '1234567890123456',
      metastoreId: 'm',
      attributes: {},
    },
    {
      ...common,
      type: 'databricks_group',
      id: '1',
      attributes: { id: '1', display_name: 'engineers' },
    },
  ];
}

const task = (task_key: string, ...on: string[]) => ({
  task_key,
  notebook_task: { notebook_path: '/Shared/first' },
  depends_on: on.map(key => ({ task_key: key })),
});

const resources: Resources = {
  databricks_cluster_policy: {
    p: {
      name: 'small',
      definition: JSON.stringify({
        spark_version: { type: 'fixed', value: 'auto:latest-lts' },
      }),
    },
  },
  databricks_instance_pool: {
    p: {
      instance_pool_name: 'warm',
      node_type_id: 'm5d.large',
      idle_instance_autotermination_minutes: 15,
      aws_attributes: { availability: 'ON_DEMAND' },
    },
  },
  databricks_cluster: {
    c: {
      cluster_name: 'exploration',
      spark_version: '${data.databricks_spark_version.lts.id}',
      instance_pool_id: '${databricks_instance_pool.p.id}',
      policy_id: '${databricks_cluster_policy.p.id}',
      autoscale: { min_workers: 1, max_workers: 2 },
      library: [{ pypi: { package: 'simplejson' } }],
    },
  },
  databricks_sql_endpoint: {
    w: { name: 'default', cluster_size: '2X-Small', warehouse_type: 'PRO' },
  },
  databricks_permissions: {
    w: {
      sql_endpoint_id: '${databricks_sql_endpoint.w.id}',
      access_control: [
        { group_name: 'engineers', permission_level: 'CAN_USE' },
      ],
    },
  },
  databricks_notebook: {
    n: {
      path: '/Shared/first',
      language: 'PYTHON',
      content_base64: 'cHJpbnQoMSk=',
    },
  },
  databricks_repo: { r: { url: 'https://github.com/acme/notebooks' } },
  databricks_job: {
    j: {
      name: 'nightly',
      task: [task('a'), task('b', 'a')],
      schedule: { quartz_cron_expression: '0 0 3 * * ?', timezone_id: 'UTC' },
    },
  },
  databricks_ip_access_list: {
    i: {
      label: 'office',
      list_type: 'ALLOW',
      ip_addresses: ['203.0.113.0/24'],
      depends_on: ['databricks_workspace_conf.c'],
    },
  },
  databricks_workspace_conf: {
    c: { custom_config: { enableIpAccessLists: true } },
  },
  time_rotating: { t: { rotation_days: 30 } },
};

const rest: TerraformJson = {
  provider: { databricks: [{ host: HOST }], time: [{}] },
  data: {
    databricks_spark_version: { lts: { long_term_support: true } },
    databricks_group: { g: { display_name: 'engineers' } },
  },
};

describe('what Databricks makes of a configuration', () => {
  let live: LiveStack;

  beforeAll(async () => {
    live = await LiveStack.open();
    live.account.seed(seeds());
    live.write(resources, rest);
    await live.apply();
  });

  afterAll(() => live.close());

  const only = (type: string) => live.account.objects({ type })[0];

  it('has defaults and computed values, and is no change to Terraform', async () => {
    expect(only('databricks_cluster').attributes).toMatchObject({
      autotermination_minutes: 60,
      node_type_id: 'm5d.large',
      spark_version: '17.3.x-scala2.13',
    });
    expect(await live.plan()).toEqual([]);
  });

  it('rotates after as many days as it says', () => {
    const { rfc3339, rotation_rfc3339: next } =
      only('time_rotating').attributes;

    expect(Date.parse(String(next)) - Date.parse(String(rfc3339))).toBe(
      30 * 24 * 3600 * 1000,
    );
  });

  it('drifts when somebody changes it by hand', async () => {
    const { account } = live;
    account.change(
      'databricks_sql_endpoint',
      only('databricks_sql_endpoint').id,
      {
        auto_stop_mins: 0,
      },
    );
    account.change(
      'databricks_ip_access_list',
      only('databricks_ip_access_list').id,
      { enabled: false },
    );

    expect(await live.plan()).toEqual([
      'databricks_ip_access_list.i: update',
      'databricks_sql_endpoint.w: update',
    ]);
    await live.apply();
    expect(await live.plan()).toEqual([]);
  });

  it('never comes to rest with tasks in another order than the service’s', async () => {
    live.write(
      {
        ...resources,
        databricks_job: {
          j: {
            ...resources.databricks_job.j,
            task: [task('b', 'a'), task('a')],
          },
        },
      },
      rest,
    );
    await live.apply();

    expect(await live.plan()).toEqual(['databricks_job.j: update']);
  });

  it('is replaced where the provider replaces it', async () => {
    live.write(
      {
        ...resources,
        databricks_instance_pool: {
          p: {
            ...resources.databricks_instance_pool.p,
            node_type_id: 'm5d.xlarge',
          },
        },
        databricks_notebook: {
          n: { ...resources.databricks_notebook.n, path: '/Shared/second' },
        },
        databricks_repo: { r: { url: 'https://github.com/acme/others' } },
        databricks_sql_endpoint: {
          w: { ...resources.databricks_sql_endpoint.w, cluster_size: 'Small' },
        },
      },
      rest,
    );

    expect(await live.plan()).toEqual([
      'databricks_cluster.c: update',
      'databricks_instance_pool.p: delete create',
      'databricks_notebook.n: delete create',
      'databricks_repo.r: delete create',
      'databricks_sql_endpoint.w: update',
    ]);
  });
});
