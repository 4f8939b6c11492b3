import { createMockDirectory } from '@backstage/backend-test-utils';
import { parse } from 'yaml';
import { DeployBench, job, step } from '../__testUtils__/DeployBench';
import {
  DeploymentsServer,
  errorAnswer,
} from '../__testUtils__/DeploymentsServer';
import { examples } from './createEnvironmentDeployAction.examples';

type Context = ReturnType<DeployBench['context']>;

const RUN = 'http://127.0.0.1:8099/acme/payments/actions/runs/7';

describe('createEnvironmentDeployAction', () => {
  const workspacePath = createMockDirectory().path;
  let bench: DeployBench;
  let server: DeploymentsServer;

  beforeEach(async () => {
    bench = await DeployBench.start(workspacePath);
    server = bench.server;
  });
  afterEach(() => server.stop());

  const action = (timing = {}) => bench.action(timing);
  const context: DeployBench['context'] = (...args) => bench.context(...args);

  it('runs every example', async () => {
    for (const { example } of examples) {
      const text = example.replace('${{ each.value }}', 'payments-dev');
      for (const { input } of parse(text).steps) {
        await action().handler(context(input, { task: { id: text } }));
        expect(bench.outputs.deploymentId).toMatch(/^d-\d$/);
        expect(bench.outputs.entityRef).toMatch(
          /^resource:default\/payments-(dev|qa|connectivity)$/,
        );
      }
    }
    expect(
      server.requests
        .filter(({ method }) => method === 'POST')
        .map(({ body }) => body?.operation),
    ).toEqual(['apply', 'plan', 'apply', 'destroy', 'apply', 'apply', 'apply']);
  });

  it('asks on behalf of the person who runs the task, and follows to the end', async () => {
    server.script = [
      { state: 'dispatched' },
      {
        state: 'running',
        runUrl: RUN,
        jobs: [job('plan', step(1, 'Plan', 'in_progress'))],
      },
      {
        state: 'running',
        runUrl: RUN,
        jobs: [
          job('plan', step(1, 'Plan', 'completed', 'success')),
          job('apply', step(1, 'Apply', 'in_progress')),
        ],
      },
      {
        state: 'succeeded',
        runUrl: RUN,
        jobs: [
          job('plan', step(1, 'Plan', 'completed', 'success')),
          job('apply', step(1, 'Apply', 'completed', 'success')),
        ],
      },
    ];
    await action().handler(context({ entityRef: 'payments-dev' }));

    expect(bench.lines).toEqual([
      'info: Requesting apply of resource:default/payments-dev',
      'info: Deployment d-1 is requested: asked for',
      'info: Deployment d-1 is dispatched: seen as dispatched',
      'info: Deployment d-1 is running: seen as running',
      `info: Run: ${RUN}`,
      'info: plan / Plan: in progress',
      'info: plan: in progress',
      'info: plan / Plan: success',
      'info: plan: success',
      'info: apply / Apply: in progress',
      'info: apply: in progress',
      'info: Deployment d-1 is succeeded: seen as succeeded',
      'info: apply / Apply: success',
      'info: apply: success',
    ]);
    expect(bench.outputs).toEqual({
      entityRef: 'resource:default/payments-dev',
      deploymentId: 'd-1',
      state: 'succeeded',
      runUrl: RUN,
      planSummary: '',
      commit: '',
    });
    for (const { authorization } of server.requests) {
      expect(authorization).toMatch(/^Bearer mock-service-token:/);
      expect(authorization).toContain('"obo":"user:default/mock"');
      expect(authorization).toContain('"target":"databricks"');
    }
  });

  it('does not wait when it need not', async () => {
    server.script = [{ state: 'requested' }];
    await action().handler(
      context({ entityRef: 'payments-dev', waitFor: 'accepted' }),
    );
    expect(bench.outputs.state).toBe('requested');
    expect(server.requests).toHaveLength(1);
  });

  it('fails at the failing step with its message', async () => {
    server.script = [
      {
        state: 'failed',
        failedStep: 'Plan',
        message: 'payments-dev-base: InvalidSubnet.Conflict',
        log: 'Error: creating EC2 Subnet\n',
        runUrl: RUN,
      },
    ];
    await expect(
      action().handler(context({ entityRef: 'payments-dev' })),
    ).rejects.toThrow(
      `apply of resource:default/payments-dev failed at step "Plan": payments-dev-base: InvalidSubnet.Conflict\nRun: ${RUN}`,
    );
    expect(bench.lines).toContain('error: Error: creating EC2 Subnet');
    expect(bench.outputs.state).toBe('failed');
  });

  it.each([
    ['cancelled', 'was cancelled'],
    ['lost', 'was lost: its run cannot be found any more'],
  ] as const)('fails when the deployment is %s', async (state, words) => {
    server.script = [{ state }];
    await expect(
      action().handler(context({ entityRef: 'payments-dev' })),
    ).rejects.toThrow(words);
  });

  it('waits for the catalog to process the entity', async () => {
    const unknown = errorAnswer(404, 'NotFoundError', 'no such entity');
    server.refusals = [unknown, unknown];
    await action().handler(context({ entityRef: 'payments-dev' }));
    expect(
      bench.lines.filter(line => line.includes('Waiting for the catalog')),
    ).toHaveLength(2);
    expect(server.created).toHaveLength(1);
  });

  it('says so when the entity never turns up', async () => {
    const unknown = errorAnswer(404, 'NotFoundError', 'no such entity');
    server.refusals = Array.from({ length: 100 }, () => unknown);
    await expect(
      action({ patience: 30 }).handler(context({ entityRef: 'payments-dev' })),
    ).rejects.toThrow(/payments-dev is not in the catalog after 0 s/);
    expect(server.created).toHaveLength(0);
  });

  it('does not repeat a request that is refused', async () => {
    server.refusals = [errorAnswer(403, 'NotAllowedError', 'not yours')];
    await expect(
      action().handler(context({ entityRef: 'payments-dev' })),
    ).rejects.toThrow(
      'resource:default/payments-dev could not be deployed: not yours',
    );
    expect(server.requests).toHaveLength(1);
  });

  it('survives a backend that restarts', async () => {
    server.refusals = [errorAnswer(503, 'ServiceUnavailableError', 'starting')];
    server.script = [
      { state: 'running' },
      { error: 503 },
      { error: 503 },
      { state: 'succeeded' },
    ];
    await action().handler(context({ entityRef: 'payments-dev' }));
    expect(bench.lines.filter(line => line.startsWith('warn'))).toHaveLength(2);
    expect(server.created).toHaveLength(1);
  });

  it('gives up following a backend that stays away, and says that the deployment goes on', async () => {
    server.script = [{ state: 'running', runUrl: RUN }, { error: 503 }];
    await expect(
      action({ patience: 20 }).handler(context({ entityRef: 'payments-dev' })),
    ).rejects.toThrow(
      /Cannot follow the deployment any longer.*Deployment d-1 \(apply of resource:default\/payments-dev\) goes on: http/s,
    );
  });

  it('runs once however often the task is retried', async () => {
    const run = () => action().handler(context({ entityRef: 'payments-dev' }));
    await run();
    await run();
    expect(server.created).toHaveLength(1);

    await action().handler(
      context({ entityRef: 'payments-dev' }, { task: { id: 'another-task' } }),
    );
    await action().handler(
      context({ entityRef: 'payments-dev' }, { step: { id: 'another-step' } }),
    );
    await action().handler(
      context(
        { entityRef: 'payments-dev' },
        { each: { key: '1', value: 'a' } },
      ),
    );
    await action().handler(context({ entityRef: 'payments-test' }));
    await action().handler(
      context({ entityRef: 'payments-dev', operation: 'plan' }),
    );
    expect(server.created).toHaveLength(6);
    for (const more of [
      { ref: 'main' },
      { commit: 'a'.repeat(40) },
      { promoteFrom: 'payments-test' },
      { comment: 'again' },
      { approveInAdvance: true },
      { whenBusy: 'refuse' as const },
    ]) {
      await action().handler(context({ entityRef: 'payments-dev', ...more }));
    }
    expect(server.created).toHaveLength(12);
  });

  it('does not ask again for what a checkpoint remembers', async () => {
    const checkpoints = new Map<string, string>();
    const recovered = (input: Context['input']) => {
      const ctx = context(input);
      ctx.checkpoint = async ({ key, fn }) => {
        const known = checkpoints.get(key);
        if (known !== undefined) {
          return JSON.parse(known);
        }
        const value = await fn();
        checkpoints.set(key, JSON.stringify(value));
        return value;
      };
      return ctx;
    };
    await action().handler(recovered({ entityRef: 'payments-dev' }));
    await action().handler(recovered({ entityRef: 'payments-dev' }));
    await action().handler(recovered({ entityRef: 'payments-test' }));
    expect(
      server.requests
        .filter(({ method }) => method === 'POST')
        .map(({ body }) => body?.entityRef),
    ).toEqual([
      'resource:default/payments-dev',
      'resource:default/payments-test',
    ]);
  });

  it('stops following when the task is cancelled, and says that the deployment goes on', async () => {
    const controller = new AbortController();
    server.script = [{ state: 'running', runUrl: RUN }];
    server.onMoment = (moment, { nth }) => {
      if (moment === 'asked' && nth === 4) {
        controller.abort();
      }
    };
    const running = action().handler(
      context({ entityRef: 'payments-dev' }, { signal: controller.signal }),
    );
    await expect(running).rejects.toThrow(
      `Stopped following because the task was cancelled. Deployment d-1 (apply of resource:default/payments-dev) goes on: ${RUN}`,
    );
  });

  it('stops following after the time it was given', async () => {
    server.script = [{ state: 'running' }];
    await expect(
      action().handler(
        context({ entityRef: 'payments-dev', timeoutMinutes: 0.0005 }),
      ),
      // On a busy machine the time can be over before the first look.
    ).rejects.toThrow(
      /Not finished after 0 minutes, still at (requested|running)/,
    );
  });

  it('shows a sign of life while nothing happens', async () => {
    server.script = [
      ...Array.from({ length: 20 }, () => ({
        state: 'running' as const,
        jobs: [job('apply', step(1, 'Apply', 'in_progress'))],
      })),
      { state: 'succeeded' },
    ];
    await action({ heartbeat: 10 }).handler(
      context({ entityRef: 'payments-dev' }),
    );
    expect(
      bench.lines.filter(line => line.includes('Still at apply / Apply after'))
        .length,
    ).toBeGreaterThan(1);
  });

  it('only says what it would do in a dry run', async () => {
    await action().handler(
      context({ entityRef: 'payments-dev' }, { isDryRun: true }),
    );
    expect(server.requests).toEqual([]);
    expect(bench.lines).toEqual([
      'info: Dry run: would request apply of resource:default/payments-dev and wait until it is finished. Nothing was requested',
    ]);
    expect(action().supportsDryRun).toBe(true);
  });

  it('wants one name for the environment', async () => {
    const message = /either by "entityRef" or by "project" and "environment"/;
    for (const input of [
      {},
      { project: 'payments' },
      { entityRef: 'payments-dev', project: 'payments', environment: 'dev' },
    ]) {
      await expect(action().handler(context(input))).rejects.toThrow(message);
    }
  });

  it('destroys only what is named again', async () => {
    for (const confirm of [undefined, 'payments', 'payments-prod']) {
      await expect(
        action().handler(
          context({
            entityRef: 'payments-dev',
            operation: 'destroy',
            ...(confirm && { confirm }),
          }),
        ),
      ).rejects.toThrow('set "confirm" to payments-dev to go on');
    }
    expect(server.requests).toEqual([]);
  });

  it('names what is between environments to the backend that it destroys', async () => {
    await bench.run({
      entityRef: 'payments-connectivity',
      operation: 'destroy',
      confirm: 'payments-connectivity',
      waitFor: 'accepted',
    });
    expect(server.requests[0].body).toMatchObject({
      entityRef: 'resource:default/payments-connectivity',
      operation: 'destroy',
      confirm: 'connectivity',
    });
  });
});
