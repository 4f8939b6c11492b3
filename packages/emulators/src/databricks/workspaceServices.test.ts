import {
  ACCOUNT,
  DatabricksBench,
  held,
  OTHER,
  WORKSPACE,
} from './__testUtils__/DatabricksBench';
import type { SeedInput } from './seed/seedDocument';

const WAREHOUSE = '1b7b65022fd07669';
const seed: SeedInput = {
  workspaces: {
    payments: {
      clusters: [
        { name: 'shared', workers: { min: 2, max: 8 } },
        { name: 'old', state: 'TERMINATED', workers: 4 },
      ],
      pools: [{ name: 'pool', maxCapacity: 40, used: 3 }],
      jobs: [
        {
          name: 'load',
          schedule: '0 0 * * * ?',
          runs: [
            { minutesAgo: 5 },
            {
              minutesAgo: 60,
              seconds: 30,
              result: 'CLIENT_ERROR',
              message: 'no such column',
            },
            { minutesAgo: 120, seconds: 30 },
          ],
        },
        ...Array.from({ length: 24 }, (_, index) => ({ name: `job ${index}` })),
      ],
      usage: [{ sku: 'JOBS', dailyUnits: [10, 20] }],
      network: {
        status: 'BROKEN',
        messages: [{ type: 'subnet', message: 'too small' }],
      },
    },
    elsewhere: { jobs: [{ name: 'of nobody' }] },
  },
  prices: { JOBS: 0.5 },
};

const bench = new DatabricksBench();
const api = `/w/${WORKSPACE}/api`;
const account = `/api/2.0/accounts/${ACCOUNT}`;

beforeAll(async () => {
  bench.objects.push(
    held('databricks_mws_network_connectivity_config', 'ncc', {
      network_connectivity_config_id: 'ncc-1',
      name: 'west',
      region: 'us-west-2',
    }),
    held('databricks_mws_ncc_private_endpoint_rule', 'rule', {
      network_connectivity_config_id: 'ncc-1',
      rule_id: 'rule-1',
      connection_state: 'PENDING',
    }),
    held('databricks_workspace_network_option', 'option', {
      workspace_id: WORKSPACE,
      network_policy_id: 'closed',
    }),
    held('databricks_account_network_policy', 'policy', {
      network_policy_id: 'closed',
      egress: {
        network_access: {
          restriction_mode: 'RESTRICTED_ACCESS',
          allowed_storage_destinations: null,
        },
      },
    }),
    held('databricks_mws_customer_managed_keys', 'key', {
      account_id: ACCOUNT,
      customer_managed_key_id: 'cmk-1',
      aws_key_info: [{ key_arn: 'arn:aws:kms:us-west-2:1:key/x' }],
      use_cases: ['STORAGE'],
    }),
    held('databricks_mws_log_delivery', 'log', {
      account_id: ACCOUNT,
      config_id: 'log-1',
      status: 'DISABLED',
    }),
  );
  await bench.start(seed);
});
afterAll(() => bench.stop());

describe('compute', () => {
  it('lists clusters, the end of which is an empty token', async () => {
    const { body } = await bench.ask(`${api}/2.1/clusters/list`);
    expect(body).toMatchObject({
      clusters: [
        {
          cluster_name: 'shared',
          state: 'RUNNING',
          autoscale: { min_workers: 2, max_workers: 8 },
        },
        { cluster_name: 'old', num_workers: 4 },
      ],
      next_page_token: '',
    });
    const running = await bench.ask(
      `${api}/2.1/clusters/list?filter_by.cluster_states=RUNNING&filter_by.cluster_states=PENDING`,
    );
    expect(running.body.clusters).toHaveLength(1);
    expect(
      (await bench.ask(`${api}/2.0/instance-pools/list`)).body.instance_pools,
    ).toMatchObject([{ max_capacity: 40, stats: { used_count: 3 } }]);
    expect(
      (await bench.ask(`${api}/2.0/sql/warehouses`)).body.warehouses,
    ).toMatchObject([{ id: WAREHOUSE, name: 'default', state: 'STOPPED' }]);
    expect(
      (await bench.ask(`/w/${OTHER}/api/2.0/sql/warehouses`)).body,
    ).toEqual({ warehouses: [] });
  });

  it('pages jobs by the limits of their API', async () => {
    const first = await bench.ask(`${api}/2.2/jobs/list`);
    expect([first.body.jobs.length, first.body.has_more]).toEqual([20, true]);
    const rest = await bench.ask(
      `${api}/2.2/jobs/list?page_token=${first.body.next_page_token}`,
    );
    expect([rest.body.jobs.length, rest.body.has_more]).toEqual([5, false]);
    expect(
      (await bench.ask(`${api}/2.2/jobs/list?limit=101`)).body.error_code,
    ).toBe('INVALID_PARAMETER_VALUE');
    const named = await bench.ask(`${api}/2.2/jobs/list?name=LOAD`);
    expect(named.body.jobs).toMatchObject([
      { settings: { name: 'load', schedule: { pause_status: 'UNPAUSED' } } },
    ]);
    // No key where there is nothing.
    expect((await bench.ask(`/w/${OTHER}/api/2.2/jobs/list`)).body).toEqual({
      has_more: false,
    });
  });

  it('tells runs, the latest first, with their results', async () => {
    const runs = async (query: string) =>
      (await bench.ask(`${api}/2.2/jobs/runs/list?${query}`)).body.runs;
    const all = await runs('');
    expect(all.map(({ status }: { status: object }) => status)).toMatchObject([
      { state: 'RUNNING' },
      {
        state: 'TERMINATED',
        termination_details: {
          type: 'CLIENT_ERROR',
          message: 'no such column',
        },
      },
      { state: 'TERMINATED', termination_details: { type: 'SUCCESS' } },
    ]);
    expect(await runs('active_only=true')).toHaveLength(1);
    expect(await runs('completed_only=true&limit=1')).toMatchObject([
      { end_time: all[1].end_time },
    ]);
    expect(await runs(`job_id=${all[0].job_id}`)).toHaveLength(3);
    expect(await runs('job_id=1')).toBeUndefined();
    expect(
      (
        await bench.ask(
          `${api}/2.2/jobs/runs/list?active_only=true&completed_only=true`,
        )
      ).status,
    ).toBe(400);
  });
});

describe('statements', () => {
  const PATH = `${api}/2.0/sql/statements`;
  const run = (statement: string, more: object = {}) =>
    bench.ask(PATH, {
      body: { warehouse_id: WAREHOUSE, statement, ...more },
    });

  it('answers what a month costs', async () => {
    const { body } = await run(
      `SELECT u.workspace_id, SUM(u.usage_quantity * p.pricing.default) AS cost
       FROM system.billing.usage AS u
       JOIN system.billing.list_prices p ON p.sku_name = u.sku_name AND p.price_end_time IS NULL
       WHERE u.usage_date >= date_sub(current_date(), 30)
         AND u.custom_tags['lakeport-environment'] = :environment
       GROUP BY u.workspace_id`,
      { parameters: [{ name: 'environment', value: 'payments' }] },
    );
    expect(body).toMatchObject({
      status: { state: 'SUCCEEDED' },
      manifest: {
        schema: { columns: [{ name: 'workspace_id' }, { name: 'cost' }] },
      },
      result: { data_array: [[WORKSPACE, '15']] },
    });
    const again = await bench.ask(`${PATH}/${body.statement_id}`);
    expect(again.body).toEqual(body);
  });

  it('answers day by day, at effective list prices', async () => {
    const { body } = await run(
      `SELECT
         u.usage_date AS usage_date,
         u.billing_origin_product AS product,
         SUM(u.usage_quantity * p.pricing.effective_list.default) AS amount,
         SUM(CASE WHEN u.usage_unit = 'DBU' THEN u.usage_quantity ELSE 0 END) AS dbus,
         SUM(CASE WHEN p.sku_name IS NULL THEN 1 ELSE 0 END) AS unpriced,
         MAX(u.usage_end_time) AS latest_usage
       FROM system.billing.usage u
       LEFT JOIN system.billing.list_prices p
         ON p.sku_name = u.sku_name
         AND p.cloud = u.cloud
         AND p.usage_unit = u.usage_unit
         AND p.currency_code = :currency
         AND u.usage_end_time >= p.price_start_time
         AND (p.price_end_time IS NULL OR u.usage_end_time < p.price_end_time)
       WHERE u.workspace_id = :workspace_id
         AND u.usage_date >= :first_day
       GROUP BY u.usage_date, u.billing_origin_product
       ORDER BY u.usage_date, u.billing_origin_product`,
      {
        parameters: [
          { name: 'currency', value: 'USD', type: 'STRING' },
          { name: 'workspace_id', value: WORKSPACE, type: 'STRING' },
          { name: 'first_day', value: '2026-01-01', type: 'DATE' },
        ],
      },
    );
    const day = expect.stringMatching(/^\d{4}-\d\d-\d\d$/);
    const time = expect.stringMatching(/ 23:59:59$/);
    expect(body.result.data_array).toEqual([
      [day, 'JOBS', '10', '20', '0', time],
      [day, 'JOBS', '5', '10', '0', time],
    ]);
  });

  it('gives many rows in chunks', async () => {
    const { body } = await run(
      'WITH numbers AS (SELECT a.record_id FROM system.billing.usage a) SELECT x.record_id FROM numbers x CROSS JOIN numbers CROSS JOIN numbers CROSS JOIN numbers CROSS JOIN numbers CROSS JOIN numbers CROSS JOIN numbers CROSS JOIN numbers CROSS JOIN numbers CROSS JOIN numbers',
    );
    expect([
      body.result.data_array.length,
      body.result.next_chunk_index,
    ]).toEqual([1_000, 1]);
    const last = await bench.ask(
      `${PATH}/${body.statement_id}/result/chunks/1`,
    );
    expect([last.body.data_array.length, last.body.next_chunk_index]).toEqual([
      24,
      undefined,
    ]);
    expect(
      (await bench.ask(`${PATH}/${body.statement_id}/result/chunks/2`)).status,
    ).toBe(404);
  });

  it.each([
    ['SELECT * FROM main.default.secrets', 'TABLE_OR_VIEW_NOT_FOUND'],
    ['SELECT nothing FROM system.billing.usage', 'nothing'],
    ['DROP TABLE system.billing.usage', 'UNSUPPORTED_STATEMENT'],
  ])('answers 200 with a failure for %s', async (statement, message) => {
    const { status, body } = await run(statement);
    expect([status, body.status]).toMatchObject([
      200,
      {
        state: 'FAILED',
        error: { message: expect.stringContaining(message) },
      },
    ]);
  });

  it('refuses what is no request', async () => {
    expect((await run('SELECT 1', { wait_timeout: '3s' })).status).toBe(400);
    expect((await run('SELECT 1', { warehouse_id: 'x' })).status).toBe(404);
    expect((await bench.ask(`${PATH}/x`)).status).toBe(404);
    expect((await bench.ask(`${PATH}/x/cancel`, { body: {} })).status).toBe(
      404,
    );
  });
});

describe('the account', () => {
  const get = async (path: string) =>
    (await bench.ask(`${account}${path}`)).body;

  it('tells what is wrong with a network', async () => {
    expect(await get('/networks')).toMatchObject([
      {
        network_name: 'payments',
        vpc_status: 'BROKEN',
        error_messages: [{ error_type: 'subnet', error_message: 'too small' }],
      },
      { network_name: 'sales', vpc_status: 'VALID', error_messages: [] },
    ]);
  });

  it('has connectivity, policies, keys and log delivery', async () => {
    expect(await get('/network-connectivity-configs')).toMatchObject({
      items: [
        {
          name: 'west',
          egress_config: {
            target_rules: {
              aws_private_endpoint_rules: [{ connection_state: 'PENDING' }],
            },
          },
        },
      ],
    });
    expect(
      await get('/network-connectivity-configs/ncc-1/private-endpoint-rules'),
    ).toMatchObject({ items: [{ rule_id: 'rule-1' }] });
    expect(
      await get('/network-connectivity-configs/ncc-2/private-endpoint-rules'),
    ).toMatchObject({ error_code: 'RESOURCE_DOES_NOT_EXIST' });
    expect((await get('/network-policies')).items).toMatchObject([
      { network_policy_id: 'default-policy' },
      {
        network_policy_id: 'closed',
        egress: { network_access: { restriction_mode: 'RESTRICTED_ACCESS' } },
      },
    ]);
    expect(
      (await bench.ask(`${account}/workspaces/${WORKSPACE}/network`)).text,
    ).toBe(`{"workspace_id":${WORKSPACE},"network_policy_id":"closed"}`);
    expect(await get('/customer-managed-keys')).toMatchObject([
      { aws_key_info: { key_arn: 'arn:aws:kms:us-west-2:1:key/x' } },
    ]);
    expect(
      (await get('/log-delivery?status=ENABLED')).log_delivery_configurations,
    ).toEqual([]);
    expect(
      (await get('/log-delivery')).log_delivery_configurations,
    ).toMatchObject([{ config_id: 'log-1' }]);
  });
});
