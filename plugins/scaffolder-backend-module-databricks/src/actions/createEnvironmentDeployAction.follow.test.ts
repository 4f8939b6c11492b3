import { createMockDirectory } from '@backstage/backend-test-utils';
import type {
  DeploymentPlan,
  Finding,
} from '@lakeport/backstage-plugin-databricks-common';
import { DeployBench, job, step } from '../__testUtils__/DeployBench';
import {
  DeploymentsServer,
  errorAnswer,
} from '../__testUtils__/DeploymentsServer';

const RUN = 'http://127.0.0.1:8099/acme/payments/actions/runs/7';
const COMMIT = '0123456789abcdef0123456789abcdef01234567';

const refusal: Finding = {
  rule: 'plan.destroy-protected',
  severity: 'error',
  stack: 'payments-dev-base',
  resource: 'aws_kms_key.storage-key',
  message: 'it destroys a key',
  reason: 'r',
  source: 's',
  fix: 'keep it',
};

const plan: DeploymentPlan = {
  summary: { add: 4, change: 0, replace: 1, destroy: 2 },
  unknownStacks: 1,
  cost: { currency: 'USD', asOf: '2026-10-01', before: 102.2, after: 65.7 },
  stacks: [
    {
      stack: 'payments-dev-base',
      status: 'planned',
      summary: { add: 4, change: 0, replace: 1, destroy: 1 },
      changes: [
        { address: 'aws_subnet.a', actions: ['delete', 'create'] },
        { address: 'aws_vpc_endpoint.b', actions: ['delete'] },
        { address: 'aws_eip.c', actions: ['create'] },
      ],
    },
    {
      stack: 'payments-dev-data',
      status: 'deferred',
      changes: [{ address: 'databricks_grants.d', actions: ['delete'] }],
      message: 'its workspace has to be there first',
      findings: [{ ...refusal, severity: 'warning' }],
    },
  ],
};

const planned = [job('plan', step(1, 'Plan', 'completed', 'success'))];

describe('databricks:environment:deploy, followed', () => {
  const workspacePath = createMockDirectory().path;
  let bench: DeployBench;
  let server: DeploymentsServer;

  beforeEach(async () => {
    bench = await DeployBench.start(workspacePath);
    server = bench.server;
  });
  afterEach(() => server.stop());

  it('asks for what the input says, in full, and queues unless told not to', async () => {
    await bench.run({
      entityRef: 'payments-dev',
      ref: 'main',
      promoteFrom: 'payments-qa',
      approveInAdvance: true,
      comment: 'why',
    });
    expect(server.requests[0].body).toEqual({
      entityRef: 'resource:default/payments-dev',
      operation: 'apply',
      ref: 'main',
      promoteFrom: 'resource:default/payments-qa',
      approveInAdvance: true,
      comment: 'why',
      whenBusy: 'queue',
      idempotencyKey: expect.stringMatching(/^scaffolder-[0-9a-f]{64}$/),
    });
    await bench.run({
      entityRef: 'payments-dev',
      operation: 'destroy',
      confirm: 'payments-dev',
      commit: COMMIT,
      whenBusy: 'refuse',
    });
    expect(server.created.map(({ operation }) => operation)).toEqual([
      'apply',
      'destroy',
    ]);
    // The person typed the entity's name, and the backend wants the environment's.
    expect(
      server.requests.filter(({ method }) => method === 'POST')[1].body,
    ).toMatchObject({ commit: COMMIT, whenBusy: 'refuse', confirm: 'dev' });
  });

  it('leaves it to the backend to say that there is no such environment', async () => {
    await expect(
      bench.run({
        entityRef: 'payments-stage',
        operation: 'destroy',
        confirm: 'payments-stage',
      }),
    ).rejects.toThrow('payments-stage could not be deployed: confirm must be');
  });

  it('refuses what contradicts itself before anything is asked', async () => {
    await expect(
      bench.run({
        entityRef: 'payments-dev',
        commit: COMMIT,
        promoteFrom: 'payments-qa',
      }),
    ).rejects.toThrow('either which "commit" to deploy or which environment');
    await expect(
      bench.run({
        entityRef: 'payments-dev',
        promoteFrom: 'resource:default/payments-dev',
      }),
    ).rejects.toThrow('cannot be promoted from itself');
    expect(server.requests).toEqual([]);
  });

  it('waits behind another deployment of the environment, or says that it is busy', async () => {
    server.script = [{ state: 'running' }, { state: 'succeeded' }];
    const input = { entityRef: 'payments-dev', waitFor: 'accepted' as const };
    await bench.run({ ...input, comment: 'the first' });
    await expect(bench.run({ ...input, whenBusy: 'refuse' })).rejects.toThrow(
      'could not be deployed: d-1 is not finished',
    );
    await bench.run();
    expect(bench.lines).toContain(
      'info: Waits for deployment d-1 of the same environment to finish',
    );
    expect(bench.outputs).toMatchObject({
      deploymentId: 'd-2',
      state: 'succeeded',
    });
  });

  it('shows the plan, what destroys first, with its cost and findings', async () => {
    server.script = [
      { state: 'running', runUrl: RUN, commit: COMMIT },
      { state: 'running', jobs: planned, plan },
      { state: 'succeeded', jobs: planned, plan },
    ];
    await bench.run({ entityRef: 'payments-dev', operation: 'plan' });
    const from = bench.lines.indexOf(
      'info: Plan: 2 to destroy, 1 to replace, 4 to add (and what 1 further stacks do is not known)',
    );
    expect(bench.lines.slice(from + 1, from + 8)).toEqual([
      'info:   destroys payments-dev-base:aws_vpc_endpoint.b',
      'info:   destroys payments-dev-data:databricks_grants.d',
      'info:   replaces payments-dev-base:aws_subnet.a',
      'info:   payments-dev-base: 1 to destroy, 1 to replace, 4 to add',
      'info:   payments-dev-data: deferred; its workspace has to be there first',
      'info:   warning: plan.destroy-protected: it destroys a key (payments-dev-base aws_kms_key.storage-key); keep it',
      'info:   cost: 102.20 → 65.70 USD a month when idle (-36.50, list prices as of 2026-10-01)',
    ]);
    expect(bench.lines).toContain(`info: Commit: ${COMMIT}`);
    expect(bench.outputs).toMatchObject({ commit: COMMIT, runUrl: RUN });
    expect(String(bench.outputs.planSummary).split('\n')).toEqual([
      '**2 to destroy, 1 to replace, 4 to add**, and what 1 further stacks do is not known',
      '',
      'Destroyed or replaced:',
      '',
      '- destroys `payments-dev-base:aws_vpc_endpoint.b`',
      '- destroys `payments-dev-data:databricks_grants.d`',
      '- replaces `payments-dev-base:aws_subnet.a`',
      '',
      'By stack:',
      '',
      '- `payments-dev-base`: 1 to destroy, 1 to replace, 4 to add',
      '- `payments-dev-data`: deferred; its workspace has to be there first',
      '',
      'What the rules say:',
      '',
      '- **warning** plan.destroy-protected: it destroys a key \\(payments-dev-base aws\\_kms\\_key.storage-key\\); keep it',
      '',
      'Cost: 102.20 → 65.70 USD a month when idle (-36.50, list prices as of 2026-10-01)',
      '',
    ]);
  });

  it('counts what is too much to list', async () => {
    const changes = Array.from({ length: 60 }, (_, n) => ({
      address: `aws_subnet.s${n}`,
      actions: ['delete'],
    }));
    server.script = [
      {
        state: 'succeeded',
        plan: {
          summary: { add: 0, change: 0, replace: 0, destroy: 70 },
          stacks: [{ stack: 's', status: 'planned', changes }],
        },
      },
    ];
    await bench.run();
    expect(bench.lines).toContain(
      'info:   and 20 more that are destroyed or replaced',
    );
    expect(bench.outputs.planSummary).toContain('- and 20 more\n');
  });

  describe('until it is planned', () => {
    const input = { entityRef: 'payments-dev', waitFor: 'planned' as const };

    it('ends when the plan can be read', async () => {
      server.script = [
        { state: 'running' },
        { state: 'running', plan: { summary: plan.summary } },
        { state: 'running', jobs: planned, plan },
        { error: 500 },
      ];
      await bench.run(input);
      expect(bench.outputs).toMatchObject({
        state: 'running',
        planSummary: expect.stringContaining('2 to destroy'),
      });
      expect(bench.lines.at(-1)).toBe(
        'info: Deployment d-1 is running and planned; not waiting for its end',
      );
    });

    it('ends when it waits, although there is no plan to read', async () => {
      server.script = [
        { state: 'waiting', planProblem: 'the artifact has expired' },
      ];
      await bench.run(input);
      expect(bench.outputs).toMatchObject({
        state: 'waiting',
        planSummary: '',
      });
      expect(bench.lines).toContain(
        'info: The plan cannot be shown: the artifact has expired',
      );
    });

    it('goes on to the end of one whose plan is refused, and fails with it', async () => {
      const refused: DeploymentPlan = {
        summary: plan.summary,
        stacks: [
          {
            stack: 'payments-dev-base',
            status: 'refused',
            changes: [],
            findings: [refusal],
          },
        ],
      };
      server.script = [
        { state: 'running', plan: refused },
        {
          state: 'failed',
          plan: refused,
          failedStep: 'Plan',
          message: 'the plan is refused',
        },
      ];
      await expect(bench.run(input)).rejects.toThrow(
        'failed at step "Plan": the plan is refused',
      );
      expect(bench.lines).toContain('info:   payments-dev-base: refused');
    });
  });

  it('says who can approve, since when it waits and where, and who did', async () => {
    const since = '2026-11-20T10:02:00.000Z';
    server.script = [
      {
        state: 'waiting',
        approval: {
          by: 'portal',
          state: 'waiting',
          since,
          reviewers: [
            { type: 'user', name: 'ada' },
            { type: 'permission', name: 'databricks.deployment.approve' },
          ],
        },
      },
      {
        state: 'running',
        approval: {
          by: 'portal',
          state: 'approved',
          decidedBy: 'user:default/ada',
          decidedWith: 'portal-credentials',
          comment: 'go',
        },
      },
      { state: 'succeeded' },
    ];
    await bench.run();
    expect(bench.lines).toEqual(
      expect.arrayContaining([
        `info: Waits for an approval since ${since}; the portal holds it back`,
        'info: Can be approved by user ada, whoever has databricks.deployment.approve: http://portal.example/catalog/default/resource/payments-dev/deployments?deployment=d-1',
        "info: Approved by user:default/ada with the portal's own credentials: go",
      ]),
    );
  });

  it.each([
    [
      {
        by: 'github' as const,
        state: 'waiting' as const,
        environment: 'dev',
        reviewUrl: RUN,
      },
      [
        'info: Waits for an approval; GitHub (environment dev) holds it back',
        `info: Can be approved by people that the portal cannot tell: ${RUN}`,
      ],
    ],
    [
      {
        by: 'portal' as const,
        state: 'approved' as const,
        inAdvance: true,
        decidedBy: 'user:default/mock',
      },
      ['info: Approved in advance by user:default/mock'],
    ],
    [
      { by: 'portal' as const, state: 'not-needed' as const },
      ['info: There is nothing to approve: the plan changes nothing'],
    ],
    [
      { by: 'portal' as const, state: 'rejected' as const, decidedBy: 'eve' },
      ['info: Rejected by eve'],
    ],
    [{ by: 'portal' as const, state: 'expected' as const }, []],
  ])('tells an approval: %j', async (approval, lines) => {
    server.script = [{ state: 'running', approval }, { state: 'succeeded' }];
    await bench.run();
    expect(bench.lines).toEqual(expect.arrayContaining(lines));
    expect(bench.lines.filter(line => /pprov|Reject/.test(line))).toHaveLength(
      lines.length,
    );
  });

  it('says what is to be known afterwards, and what remains', async () => {
    server.script = [
      {
        state: 'succeeded',
        result: {
          summary: plan.summary,
          notices: ['clusters do not start'],
          remains: [{ stack: 's', resource: 'aws_kms_key.k', why: '30 days' }],
        },
      },
    ];
    await bench.run();
    expect(bench.lines).toEqual(
      expect.arrayContaining([
        'info: To be known: clusters do not start',
        'info: Remains: s aws_kms_key.k, 30 days',
      ]),
    );
  });

  describe('logs', () => {
    it('are told of finished jobs, each line once', async () => {
      server.logs = { plan: ['one', 'two', 'three'], apply: ['four'] };
      server.logPage = 2;
      const running = {
        state: 'running' as const,
        jobs: [...planned, job('apply', step(1, 'Apply', 'in_progress'))],
      };
      server.script = [running, running, { state: 'succeeded' }];
      await bench.run();
      expect(bench.lines.filter(line => line.includes(' | '))).toEqual([
        'info: plan | one',
        'info: plan | two',
        'info: plan | three',
      ]);
    });

    it('that come late are waited for a moment', async () => {
      server.logs = { plan: ['late'] };
      server.lateLogs = 3;
      server.script = [{ state: 'succeeded', jobs: planned }];
      await bench.run();
      expect(bench.lines).toContain('info: plan | late');
    });

    it('that are long are cut, in lines and in length', async () => {
      server.logs = {
        plan: [
          'x'.repeat(5_000),
          ...Array.from({ length: 5_000 }, (_, n) => `line ${n}`),
        ],
      };
      server.script = [{ state: 'succeeded', jobs: planned }];
      await bench.run();
      const told = bench.lines.filter(line => line.includes(' | '));
      expect(told).toHaveLength(501);
      expect(told[0]).toBe(`info: plan | ${'x'.repeat(2_000)}…`);
      expect(told[200]).toBe(
        'info: plan | … 4501 lines are left out; the run has them …',
      );
      expect(told.at(-1)).toBe('info: plan | line 4999');
    });

    it('that cannot be read fail nothing, and are asked for once', async () => {
      server.logRefusal = errorAnswer(403, 'NotAllowedError', 'not yours');
      server.script = [
        { state: 'running', jobs: planned },
        { state: 'running', jobs: planned },
        { state: 'succeeded', jobs: planned },
      ];
      await bench.run();
      expect(bench.lines.filter(line => line.startsWith('warn'))).toEqual([
        'warn: The log of plan cannot be read: not yours',
      ]);
    });

    it('that are gone are said to be', async () => {
      server.logRefusal = {
        status: 200,
        body: {
          job: 'plan',
          lines: [],
          next: 0,
          complete: true,
          problem: 'GitHub has deleted it',
        },
      };
      server.script = [{ state: 'succeeded', jobs: planned }];
      await bench.run();
      expect(bench.lines).toContain(
        'warn: There is no log of plan: GitHub has deleted it',
      );
    });

    it('of the failing job are not told twice', async () => {
      server.logs = { plan: ['Error: no'] };
      const failed = {
        ...job('plan', step(1, 'Plan', 'completed', 'failure')),
        conclusion: 'failure',
      };
      server.script = [
        {
          state: 'failed',
          failedStep: 'Plan',
          log: 'Error: no',
          jobs: [failed],
        },
      ];
      await expect(bench.run()).rejects.toThrow('failed at step "Plan"');
      expect(bench.lines.filter(line => line.includes('Error: no'))).toEqual([
        'info: plan | Error: no',
      ]);
    });
  });

  it('says what a retried task can do about a deployment that failed before', async () => {
    server.script = [{ state: 'failed', failedStep: 'Plan' }];
    await expect(bench.run()).rejects.toThrow(/^((?!deploy again).)*$/s);
    await expect(bench.run()).rejects.toThrow(
      "This is deployment d-1, which the task has asked for before: a task that is retried never deploys a second time. To deploy again, use the environment's page",
    );
    expect(server.created).toHaveLength(1);
  });

  describe('when the task is cancelled', () => {
    const input = { entityRef: 'payments-dev', cancelOnAbort: true };

    /** Cancels the task at the first request that matches. */
    function cancelAt(method: string, moment: 'asked' | 'done' = 'asked') {
      const controller = new AbortController();
      server.onMoment = (at, request) => {
        if (at === moment && request.method === method) {
          controller.abort();
        }
      };
      return { signal: controller.signal };
    }

    it('cancels the deployment where it is asked to', async () => {
      server.script = [{ state: 'running', runUrl: RUN }];
      const controller = new AbortController();
      server.onMoment = (at, { nth }) => {
        if (at === 'asked' && nth === 4) {
          controller.abort();
        }
      };
      await expect(
        bench.run(input, { signal: controller.signal }),
      ).rejects.toThrow(
        `The task was cancelled, and deployment d-1 (apply of resource:default/payments-dev) with it: it ends as soon as its run does. Run: ${RUN}`,
      );
      const { path, body } = server.requests.at(-1) ?? {};
      expect(path).toBe('/deployments/d-1/cancel');
      expect(body?.reason).toMatch(/^Scaffolder task .+ was cancelled$/);
    });

    it('cancels also what was being asked for just then', async () => {
      await expect(bench.run(input, cancelAt('POST'))).rejects.toThrow(
        'with it: it is cancelled',
      );
      expect(server.created).toMatchObject([{ state: 'cancelled' }]);
    });

    it('says that the deployment goes on where it cannot be cancelled', async () => {
      server.script = [{ state: 'succeeded' }];
      await expect(bench.run(input, cancelAt('GET', 'done'))).rejects.toThrow(
        'deployment d-1 goes on, for it could not be cancelled: it is succeeded',
      );
    });

    it('leaves it alone otherwise', async () => {
      server.script = [{ state: 'running' }];
      await expect(
        bench.run({ entityRef: 'payments-dev' }, cancelAt('GET')),
      ).rejects.toThrow('goes on without this task');
      expect(server.created).not.toHaveProperty('0.cancellation');
    });

    it('asks for nothing any more', async () => {
      server.refusals = [errorAnswer(404, 'NotFoundError', 'no such entity')];
      await expect(bench.run(input, cancelAt('POST'))).rejects.toThrow(
        'The task was cancelled before resource:default/payments-dev was deployed. Nothing was requested',
      );
      server.refusals = [errorAnswer(503, 'ServiceUnavailableError', 'away')];
      await expect(bench.run(input, cancelAt('POST'))).rejects.toThrow(
        /and whether it was is not known/,
      );
      expect(server.created).toEqual([]);
    });
  });
});
