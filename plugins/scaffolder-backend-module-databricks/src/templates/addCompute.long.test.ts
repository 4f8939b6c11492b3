import { environmentIn } from '../__testUtils__/environmentIn';
import { startChangeRuns } from '../__testUtils__/startChangeRuns';

jest.setTimeout(120_000);

const environment = 'resource:default/payments-dev';

describe('template add-compute', () => {
  let runs: Awaited<ReturnType<typeof startChangeRuns>>;
  beforeAll(async () => {
    runs = await startChangeRuns('add-compute');
  });
  afterAll(() => runs?.stop());

  it.each<[object, object]>([
    [
      {
        what: 'warehouse',
        name: 'reports',
        size: 'Small',
        serverless: true,
        autoStopMinutes: 5,
        maxClusters: 2,
        groups: ['analysts'],
      },
      {
        warehouses: {
          reports: {
            size: 'Small',
            serverless: true,
            autoStopMinutes: 5,
            maxClusters: 2,
            groups: ['analysts'],
          },
        },
      },
    ],
    [
      { what: 'cluster', name: 'one', nodeType: 'm5d.large', workers: 0 },
      {
        clusters: {
          one: { size: { mode: 'single-node' }, nodeType: 'm5d.large' },
        },
      },
    ],
    [
      { what: 'cluster', name: 'four', nodeType: 'm5d.large', workers: 4 },
      { clusters: { four: { size: { mode: 'fixed', workers: 4 } } } },
    ],
    [
      {
        what: 'cluster',
        name: 'some',
        nodeType: 'm5d.large',
        workers: 1,
        mostWorkers: 6,
        autoTerminationMinutes: 20,
      },
      {
        clusters: {
          some: {
            size: { mode: 'autoscale', min: 1, max: 6 },
            autoTerminationMinutes: 20,
          },
        },
      },
    ],
    [
      {
        what: 'pool',
        name: 'warm',
        nodeType: 'm5d.large',
        minIdle: 0,
        maxCapacity: 8,
        idleMinutes: 0,
      },
      {
        pools: {
          warm: {
            nodeType: 'm5d.large',
            minIdle: 0,
            maxCapacity: 8,
            idleMinutes: 0,
          },
        },
      },
    ],
    [
      {
        what: 'policy',
        name: 'small-jobs',
        maxDbusPerHour: 2.5,
        nodeTypes: ['m5d.large'],
        autoTerminationMinutes: 15,
        groups: ['analysts'],
      },
      {
        policies: {
          'small-jobs': {
            maxDbusPerHour: 2.5,
            nodeTypes: ['m5d.large'],
            autoTerminationMinutes: 15,
            groups: ['analysts'],
          },
        },
      },
    ],
  ])('adds %j', async (values, expected) => {
    const run = await runs.dryRun({
      environment,
      workspaceToo: true,
      ...values,
    });
    expect(environmentIn(run).compute).toMatchObject(expected);
    expect(run.files['lakeport.yaml']).toContain('# broken on Mondays');
    expect(run.log.join('\n')).toMatch(
      /would propose "feat: add \w+ \S+ to dev"/,
    );
  });

  it.each<[string, object, string]>([
    [
      'a policy that is not there',
      {
        what: 'cluster',
        name: 'one',
        nodeType: 'm5d.large',
        workers: 0,
        policy: 'missing',
      },
      'missing',
    ],
    [
      'more workers at least than at most',
      {
        what: 'cluster',
        name: 'one',
        nodeType: 'm5d.large',
        workers: 5,
        mostWorkers: 2,
      },
      'autoscale',
    ],
    [
      'a group that may not enter the workspace',
      { what: 'warehouse', name: 'w', size: 'Small', groups: ['analysts'] },
      'may not enter the workspace',
    ],
    [
      'a name that none can have',
      { what: 'pool', name: 'A"', nodeType: 'm5d.large' },
      'name',
    ],
    [
      'a size that there is none of',
      { what: 'warehouse', name: 'w', size: '7X' },
      'size',
    ],
    [
      'values of something else',
      { what: 'cluster', name: 'w', size: 'Small' },
      'workers',
    ],
  ])('refuses %s', async (_what, values, words) => {
    const run = await runs.dryRun({ environment, ...values });
    expect(run.status).toBe(400);
    expect(run.body).toContain(words);
    expect(run.files).toEqual({});
  });
});
