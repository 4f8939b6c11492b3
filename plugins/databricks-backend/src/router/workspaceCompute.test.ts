import { AWS_ACCOUNT } from '../__testUtils__/FakeAws';
import { ACCOUNT_ID } from '../__testUtils__/FakeDatabricks';
import { EstateBench } from '../__testUtils__/EstateBench';
import { WORKSPACE } from '../__testUtils__/estateAnswers';

const PATH = `/workspaces/${WORKSPACE}`;
const fresh = { readAt: expect.any(String), stale: false };

describe('compute of a workspace', () => {
  let estate: EstateBench;
  const told = (path: string, answer: unknown) => {
    estate.bench.databricks.more[`/w/1${path}`] = answer;
  };

  beforeAll(async () => {
    estate = await EstateBench.start();
  });
  afterAll(() => estate.stop());
  beforeEach(() => estate.reset());

  it('lists clusters with their pages in Databricks', async () => {
    told('/api/2.1/clusters/list', {
      clusters: [
        {
          cluster_id: '0101-a/b',
          cluster_name: 'etl "big" %_ 1/2 – ü',
          state: 'RUNNING',
          autoscale: { min_workers: 2, max_workers: 40 },
        },
        { cluster_id: 'bare' },
      ],
      next_page_token: 'a/b+c',
    });
    const { status, body } = await estate.bench.get(`${PATH}/clusters?limit=2`);
    expect(status).toBe(200);
    expect(body).toEqual({
      items: [
        {
          id: '0101-a/b',
          name: 'etl "big" %_ 1/2 – ü',
          state: 'RUNNING',
          minWorkers: 2,
          maxWorkers: 40,
          url: `${estate.url}/compute/clusters/0101-a%2Fb?o=${WORKSPACE}`,
        },
        expect.objectContaining({ name: 'bare', state: 'UNKNOWN' }),
      ],
      nextPageToken: 'a/b+c',
      age: fresh,
      errors: [],
    });
    await estate.bench.get(
      `${PATH}/clusters?pageToken=${encodeURIComponent('a/b+c')}`,
    );
    expect(
      estate.bench.databricks.server.seen.at(-1)?.query.get('page_token'),
    ).toBe('a/b+c');
  });

  it('lists warehouses', async () => {
    const { body } = await estate.bench.get(`${PATH}/warehouses`);
    expect(body.items).toEqual([
      {
        id: 'wh-1',
        name: 'reports',
        state: 'STOPPED',
        size: 'Small',
        type: 'PRO',
        serverless: false,
        minClusters: 1,
        maxClusters: 2,
        url: `${estate.url}/sql/warehouses/wh-1?o=${WORKSPACE}`,
      },
    ]);
  });

  it('lists jobs with how they ended last', async () => {
    const { body } = await estate.bench.get(`${PATH}/jobs`);
    expect(body.errors).toEqual([]);
    expect(body.items).toEqual([
      {
        id: '9007199254740995',
        name: 'nightly',
        creator: 'ada@example.com',
        schedule: '0 0 2 * * ?',
        paused: true,
        url: `${estate.url}/jobs/9007199254740995?o=${WORKSPACE}`,
        lastRun: {
          id: '77',
          result: 'RUN_EXECUTION_ERROR',
          failed: true,
          message: 'table not found',
          startedAt: '2025-12-01T00:00:00.000Z',
          endedAt: '2025-12-01T00:01:00.000Z',
          url: `${estate.url}/jobs/9007199254740995/runs/77`,
        },
      },
    ]);
  });

  it('lists jobs also when their runs are refused', async () => {
    estate.bench.databricks.denied = ['/jobs/runs/list'];
    const { status, body } = await estate.bench.get(`${PATH}/jobs`);
    expect(status).toBe(200);
    expect(body.items).toHaveLength(1);
    expect(body.errors).toEqual([
      {
        source: 'last runs of jobs of payments-dev',
        message: expect.stringMatching(/^those of 1 of 1 jobs .*not for you/),
      },
    ]);
  });

  it.each([
    ['clusters', '/clusters/list', 'clusters'],
    ['warehouses', '/sql/warehouses', 'SQL warehouses'],
    ['jobs', '/jobs/list', 'jobs'],
  ])('says that %s are refused', async (path, denied, what) => {
    estate.bench.databricks.denied = [denied];
    const { status, body } = await estate.bench.get(`${PATH}/${path}`);
    expect(status).toBe(200);
    expect(body.items).toEqual([]);
    expect(body.errors).toEqual([
      {
        source: `${what} of payments-dev`,
        message: expect.stringContaining('not for you'),
      },
    ]);
  });

  describe('capacity', () => {
    it('sets free addresses against maxima', async () => {
      const { status, body } = await estate.bench.get(`${PATH}/capacity`);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        addressesPerNode: 2,
        freeAddresses: 491,
        subnets: [{ id: 'subnet-a' }, { id: 'subnet-b' }],
        demands: [
          { kind: 'cluster', id: '0101-a', nodesNow: 3, nodesMax: 41 },
          { kind: 'warehouse', id: 'wh-1', nodesNow: 0, nodesMax: 10 },
        ],
        addressesAsked: 96,
        verdict: 'enough',
        errors: [],
      });
    });

    it('says which cluster cannot grow', async () => {
      const answers = estate.aws.regions.get(`${AWS_ACCOUNT}/us-west-2`);
      answers?.subnets?.forEach(subnet => {
        subnet.AvailableIpAddressCount = 20;
      });
      const { body } = await estate.bench.get(`${PATH}/capacity`);
      expect(body.verdict).toBe('short');
      expect(body.message).toContain('Cluster etl "big"/wide');
      expect(body.message).toContain('13 nodes');
    });

    it('says who else may take the addresses of its subnets', async () => {
      const account = `/api/2.0/accounts/${ACCOUNT_ID}`;
      const { more } = estate.bench.databricks;
      const others = [
        [12, 'orders-dev', 'net-2'],
        [13, 'apart', 'net-3'],
      ].map(
        ([id, name, network]) =>
          `{"workspace_id": ${id}, "workspace_name": "${name}", "workspace_status": "RUNNING", "network_id": "${network}"}`,
      );
      more[`${account}/workspaces`] = String(
        more[`${account}/workspaces`],
      ).replace(/]$/, `,${others.join()}]`);
      more[`${account}/networks`] = [
        ...[more[`${account}/networks`]].flat(),
        ...[
          ['net-2', 'subnet-b'],
          ['net-3', 'subnet-c'],
        ].map(([id, subnet]) => ({
          network_id: id,
          network_name: id,
          vpc_id: 'vpc-1',
          subnet_ids: [subnet],
          security_group_ids: [],
        })),
      ];
      estate.later(5 * 60_000);
      const { body } = await estate.bench.get(`${PATH}/capacity`);
      estate.later(5 * 60_000);
      expect(body.verdict).toBe('enough');
      expect(body.message).toMatch(/is not counted: orders-dev$/);
    });

    it('knows nothing without AWS, and says why', async () => {
      estate.bench.denied = 'databricks.network.read';
      const denied = await estate.bench.get(`${PATH}/capacity`);
      expect(denied.body).toMatchObject({
        verdict: 'unknown',
        message: expect.stringContaining('databricks.network.read'),
      });
      expect(denied.body.freeAddresses).toBeUndefined();
      estate.bench.denied = undefined;
      estate.aws.regions.clear();
      const unconfigured = await estate.bench.get(`${PATH}/capacity`);
      expect(unconfigured.body).toMatchObject({
        verdict: 'unknown',
        message: expect.stringContaining('databricks.aws.accounts'),
      });
    });

    it('judges by what could be read', async () => {
      estate.bench.databricks.denied = ['/clusters/list'];
      const { body } = await estate.bench.get(`${PATH}/capacity`);
      expect(body.demands).toMatchObject([{ kind: 'warehouse' }]);
      expect(body.errors).toMatchObject([
        { source: 'clusters of payments-dev' },
      ]);
    });
  });
});
