import { TestServer } from '../../__testUtils__/TestServer';
import { testHost, wire } from '../../__testUtils__/testHost';
import { DefaultComputeReader } from './DefaultComputeReader';

describe('DefaultComputeReader', () => {
  let server: TestServer;
  let reader: DefaultComputeReader;
  beforeAll(async () => {
    server = await TestServer.start();
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    server.reset();
    reader = new DefaultComputeReader(testHost(server));
  });
  const asked = () => server.seen.map(({ path, query }) => `${path}?${query}`);

  it('reads clusters, filtered, until the token is empty', async () => {
    server.answer = ({ query }) =>
      wire(
        query.get('page_token')
          ? '{"clusters":[{"cluster_id":"b","num_workers":2,"start_time":0}],"next_page_token":""}'
          : '{"clusters":[{"cluster_id":"a","state":"RUNNING","num_workers":1,"autoscale":{"min_workers":1,"max_workers":8},"start_time":1700000000000}],"next_page_token":"2"}',
      );
    await expect(
      reader.clusters({ states: ['RUNNING', 'PENDING'] }).all(),
    ).resolves.toEqual([
      {
        id: 'a',
        state: 'RUNNING',
        minWorkers: 1,
        maxWorkers: 8,
        scaledWorkers: 1,
        startedAt: '2023-11-14T22:13:20.000Z',
      },
      { id: 'b', workers: 2 },
    ]);
    expect(asked()[0]).toBe(
      '/api/2.1/clusters/list?filter_by.cluster_states=RUNNING&filter_by.cluster_states=PENDING&page_size=100',
    );
    expect(asked()[1]).toContain('page_token=2');
  });

  it('counts the workers that a scaling cluster has', async () => {
    server.answer = () =>
      wire(
        '{"clusters":[{"cluster_id":"a","num_workers":9,"autoscale":{"min_workers":1,"max_workers":9},"executors":[{"node_id":"1"},{"node_id":"2"}]},{"cluster_id":"b","autoscale":{"min_workers":1,"max_workers":9},"executors":[]}]}',
      );
    await expect(reader.clusters().all()).resolves.toEqual([
      { id: 'a', minWorkers: 1, maxWorkers: 9, scaledWorkers: 2 },
      { id: 'b', minWorkers: 1, maxWorkers: 9 },
    ]);
  });

  it('reads pools and warehouses', async () => {
    server.answer = ({ path }) =>
      path.endsWith('/warehouses')
        ? wire(
            '{"warehouses":[{"id":"w","name":"sql","state":"STOPPED","health":{"status":"HEALTHY"},"cluster_size":"Small","enable_serverless_compute":true,"max_num_clusters":3}]}',
          )
        : wire(
            '{"instance_pools":[{"instance_pool_id":"p","max_capacity":20,"stats":{"idle_count":1,"used_count":4}}]}',
          );
    await expect(reader.instancePools().all()).resolves.toEqual([
      { id: 'p', maxCapacity: 20, idle: 1, used: 4 },
    ]);
    await expect(reader.warehouses().all()).resolves.toEqual([
      {
        id: 'w',
        name: 'sql',
        state: 'STOPPED',
        health: 'HEALTHY',
        size: 'Small',
        serverless: true,
        maxClusters: 3,
      },
    ]);
    expect(asked()).toEqual([
      '/api/2.0/instance-pools/list?',
      '/api/2.0/sql/warehouses?',
    ]);
  });

  it('reads jobs with every digit of their ids, and none without the key', async () => {
    server.answer = ({ query }) =>
      wire(
        query.get('name')
          ? '{"has_more":false}'
          : '{"jobs":[{"job_id":9007199254740993,"settings":{"name":"etl","schedule":{"quartz_cron_expression":"0 0 * * * ?","pause_status":"PAUSED"}}}],"has_more":false}',
      );
    await expect(reader.jobs().all()).resolves.toEqual([
      {
        id: '9007199254740993',
        name: 'etl',
        tags: {},
        schedule: '0 0 * * * ?',
        paused: true,
      },
    ]);
    await expect(reader.jobs('no%_such').all()).resolves.toEqual([]);
    expect(asked()).toEqual([
      '/api/2.2/jobs/list?limit=100',
      '/api/2.2/jobs/list?name=no%25_such&limit=100',
    ]);
  });

  it('asks for no more runs at a time than are given', async () => {
    server.answer = () => wire('{}');
    await reader.jobRuns({ which: 'active', startedFrom: 5 }).page({
      maxResults: 500,
    });
    expect(asked()).toEqual([
      '/api/2.2/jobs/runs/list?active_only=true&start_time_from=5&limit=24',
    ]);
  });

  it('reads the last run of a job, if there is one', async () => {
    server.answer = ({ query }) =>
      wire(
        query.get('job_id') === '9007199254740993'
          ? '{"runs":[{"run_id":9007199254740995,"job_id":9007199254740993,"status":{"state":"TERMINATED","termination_details":{"type":"CLIENT_ERROR","code":"RUN_EXECUTION_ERROR","message":"x"}},"start_time":1700000000000,"end_time":1700000001000}],"next_page_token":"more"}'
          : '{}',
      );
    await expect(reader.lastRun('9007199254740993')).resolves.toEqual({
      id: '9007199254740995',
      jobId: '9007199254740993',
      state: 'TERMINATED',
      result: 'CLIENT_ERROR',
      code: 'RUN_EXECUTION_ERROR',
      message: 'x',
      startedAt: '2023-11-14T22:13:20.000Z',
      endedAt: '2023-11-14T22:13:21.000Z',
    });
    expect(asked()).toEqual([
      '/api/2.2/jobs/runs/list?job_id=9007199254740993&completed_only=true&limit=1',
    ]);
    await expect(reader.lastRun('1')).resolves.toBeUndefined();
  });
});
