import type { Deployment } from '@lakeport/backstage-plugin-databricks-common';
import { databricksEnvironmentConditions } from '@lakeport/backstage-plugin-databricks-node';
import { Bench } from '../__testUtils__/Bench';

const { hasEnvironmentName } = databricksEnvironmentConditions;
const entityRef = 'resource:default/payments-connectivity';
const PATH = '/environments/default/payments-connectivity';

describe('what is between environments', () => {
  let bench: Bench;

  beforeAll(async () => {
    bench = await Bench.start([], { portal: 'always' }, { connected: true });
    bench.reset();
    await bench.task('index-environments');
  });
  afterAll(() => bench.stop());
  beforeEach(() => bench.reset());

  it('has no workspace and no catalogs, and asks nobody for them', async () => {
    bench.databricks.denied = ['/'];
    const { status, body } = await bench.get(PATH);
    expect(status).toBe(200);
    expect(body).toEqual({
      entityRef,
      project: 'payments',
      environment: 'connectivity',
      catalogs: [],
      errors: [],
    });
  });

  it('shows what is declared of it, and what it costs', async () => {
    const { status, body } = await bench.get(`${PATH}/topology`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      source: 'declared',
      topology: {
        nodes: [{ name: expect.stringMatching(/^connectivity of /) }],
      },
      monthlyCost: { total: 3 },
    });
    expect(body).not.toHaveProperty('addressPlan');
    const findings = await bench.get(`${PATH}/findings`);
    expect(findings.status).toBe(200);
    expect(findings.body).not.toHaveProperty('securityProfile');
    expect(
      findings.body.findings.map(
        ({ environment }: { environment?: string }) => environment,
      ),
    ).toEqual(['connectivity', undefined]);
  });

  it('offers what can be done with it, and who approves it at GitHub', async () => {
    bench.github.reviewers = { connectivity: ['ada'] };
    bench.denied = 'databricks.deployment.destroy';
    const { status, body } = await bench.get(`${PATH}/operations`);
    expect(status).toBe(200);
    expect(body.items).toEqual([
      { operation: 'plan', allowed: true },
      { operation: 'apply', allowed: true },
      {
        operation: 'destroy',
        allowed: false,
        reason: `You lack the permission databricks.deployment.destroy for ${entityRef}`,
      },
    ]);
    expect(body.approval).toMatchObject({
      by: 'github',
      environment: 'connectivity',
      reviewers: [{ type: 'user', name: 'ada' }],
    });
    expect(body).not.toHaveProperty('promoteFrom');
    expect(body).not.toHaveProperty('sleepSchedule');
  });

  it.each([
    ['sleep', 'connectivity is between environments and never sleeps'],
    ['wake', 'connectivity is between environments and never sleeps'],
    ['rotate', 'connectivity is between environments and has no secrets'],
    ['destroy', 'confirm must be connectivity'],
  ])('is refused a %s', async (operation, reason) => {
    const { status, body } = await bench.deploy({ entityRef, operation });
    expect(status).toBe(400);
    expect(body.error.message).toContain(reason);
    expect(bench.github.dispatches).toEqual([]);
  });

  it('is not there where the file does not declare it', async () => {
    bench.isConnected = false;
    const reason = 'declares no connectivity between its environments';
    const operations = await bench.get(`${PATH}/operations`);
    expect(operations.body.items).toHaveLength(3);
    for (const item of operations.body.items) {
      expect(item).toMatchObject({
        allowed: false,
        reason: expect.stringContaining(reason),
      });
    }
    const { status, body } = await bench.deploy({
      entityRef,
      operation: 'apply',
    });
    expect(status).toBe(400);
    expect(body.error.message).toContain(reason);
  });

  it('is deployed by its name, under the rules of an environment', async () => {
    bench.denied = 'databricks.deployment.apply';
    const refused = await bench.deploy({ entityRef, operation: 'apply' });
    expect(refused.status).toBe(403);
    bench.denied = undefined;
    const { status, body } = await bench.deploy({
      entityRef,
      operation: 'apply',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      entityRef,
      project: 'payments',
      environment: 'connectivity',
    });
    expect(bench.github.dispatches.at(-1)).toMatchObject({
      inputs: {
        operation: 'apply',
        environment: 'connectivity',
        phase: 'plan',
      },
    });

    const listed = async (as?: string) => {
      const list = await bench.get('/deployments', as);
      return list.body.items.map(({ id }: Deployment) => id);
    };
    expect(await listed()).toEqual([body.id]);
    bench.conditions = hasEnvironmentName({ names: ['connectivity'] });
    expect(await listed()).toEqual([body.id]);
    bench.conditions = hasEnvironmentName({ names: ['dev'] });
    expect(await listed()).toEqual([]);
    bench.conditions = undefined;
    bench.hidden = new Set([entityRef]);
    expect(await listed(Bench.outsider)).toEqual([]);
    expect((await bench.get(PATH, Bench.outsider)).status).toBe(404);
  });

  it('drifts like an environment', async () => {
    const run = bench.github.addRun({
      title: 'drift',
      workflow: 'drift.yml',
      status: 'completed',
      conclusion: 'success',
    });
    bench.github.keep(
      run,
      'drift-connectivity',
      'plan.jsonl',
      [
        {
          step: 'plan',
          stack: 'payments-connectivity',
          status: 'succeeded',
          rehearsal: true,
          summary: { add: 0, change: 1, replace: 0, destroy: 0 },
          changes: [],
        },
        { done: true, operation: 'plan', rehearsal: true, objectsLeft: null },
      ]
        .map(line => JSON.stringify(line))
        .join('\n'),
    );
    await bench.task('look-for-drift');
    const { body } = await bench.get(`${PATH}/drift`);
    expect(body).toMatchObject({ status: 'drifted' });
  });
});
