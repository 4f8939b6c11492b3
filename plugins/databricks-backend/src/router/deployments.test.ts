import { Bench } from '../__testUtils__/Bench';

describe('deployments', () => {
  let bench: Bench;

  beforeAll(async () => {
    bench = await Bench.start([
      'three',
      'four',
      'five',
      'six',
      'seven',
      'eight',
      'kept',
    ]);
  });
  afterAll(() => bench.stop());
  beforeEach(() => bench.reset());

  it('sends the workflow and follows the run to its end', async () => {
    const created = await bench.deploy({
      entityRef: Bench.ref,
      operation: 'apply',
    });
    expect(created.status).toBe(201);
    const [run] = bench.github.runs;
    expect(created.body).toMatchObject({
      entityRef: Bench.ref,
      project: 'payments',
      environment: 'dev',
      operation: 'apply',
      state: 'dispatched',
      requestedBy: 'user:default/mock',
      runId: String(run.id),
    });
    expect(bench.github.dispatches.at(-1)).toEqual({
      ref: 'main',
      inputs: {
        deployment_id: created.body.id,
        operation: 'apply',
        environment: 'dev',
        commit: bench.github.branches.main,
      },
      return_run_details: true,
    });
    expect(bench.audit.success).toHaveBeenCalledWith({
      meta: { deploymentId: created.body.id, state: 'dispatched' },
    });

    const second = await bench.deploy({
      entityRef: Bench.ref,
      operation: 'plan',
    });
    expect(second.status).toBe(409);
    expect(second.body.error.message).toContain(created.body.id);

    run.status = 'in_progress';
    run.jobs = [
      {
        id: 1,
        name: 'apply',
        status: 'in_progress',
        conclusion: null,
        log: '',
        steps: [
          {
            number: 1,
            name: 'npm ci',
            status: 'in_progress',
            conclusion: null,
            started_at: '2026-11-20T10:00:00Z',
          },
        ],
      },
    ];
    const running = await bench.until(async () => {
      const { body } = await bench.get(`/deployments/${created.body.id}`);
      return body.state === 'running' ? body : undefined;
    });
    expect(running.jobs).toEqual([
      {
        name: 'apply',
        status: 'in_progress',
        steps: [
          {
            number: 1,
            name: 'npm ci',
            status: 'in_progress',
            startedAt: '2026-11-20T10:00:00Z',
          },
        ],
      },
    ]);

    run.status = 'completed';
    run.conclusion = 'success';
    expect((await bench.finished(created.body.id)).state).toBe('succeeded');

    const list = await bench.get(
      `/deployments?entityRef=${encodeURIComponent(Bench.ref)}&limit=1`,
    );
    expect(list.status).toBe(200);
    expect(list.body).toMatchObject({
      totalItems: 1,
      items: [{ id: created.body.id, state: 'succeeded' }],
    });
  });

  it.each(['sleep', 'wake', 'rotate'])(
    'sends %s as it sends an apply',
    async operation => {
      bench.declared = {
        seven: { servicePrincipals: { etl: { secret: {} } } },
      };
      const created = await bench.deploy({
        entityRef: 'resource:default/seven',
        operation,
      });
      expect(created.status).toBe(201);
      expect(bench.github.dispatches.at(-1)).toMatchObject({
        inputs: { operation },
      });
      const [run] = bench.github.runs;
      run.status = 'completed';
      run.conclusion = 'success';
      const body = await bench.finished(created.body.id);
      expect(body).toMatchObject({ operation, state: 'succeeded' });
      expect(body).toHaveProperty('planProblem');
      expect(body).toHaveProperty('resultProblem');
    },
  );

  it('passes on what may be destroyed, of plans and applies only', async () => {
    const entityRef = 'resource:default/seven';
    const allowDestroy = ['databricks_catalog.c', 'p-dev-data:aws_s3_bucket.b'];
    const created = await bench.deploy({
      entityRef,
      operation: 'apply',
      allowDestroy,
    });
    expect(created.body).toMatchObject({ allowDestroy });
    expect(bench.github.dispatches.at(-1)).toMatchObject({
      inputs: {
        allow_destroy: 'databricks_catalog.c p-dev-data:aws_s3_bucket.b',
      },
    });
    const [run] = bench.github.runs;
    run.status = 'completed';
    run.conclusion = 'cancelled';
    await bench.finished(created.body.id);
    const refused = await bench.deploy({
      entityRef,
      operation: 'destroy',
      allowDestroy,
    });
    expect(refused.status).toBe(400);
    const spaced = await bench.deploy({
      entityRef,
      operation: 'apply',
      allowDestroy: ['a b'],
    });
    expect(spaced.status).toBe(400);
  });

  it('goes on with the run that has claimed the deployment', async () => {
    const created = await bench.deploy({
      entityRef: 'resource:default/eight',
      operation: 'plan',
    });
    const [first] = bench.github.runs;
    // The portal heard of the second dispatch only.
    const twin = { ...first, id: 100, jobs: [] };
    bench.github.runs.push(twin);
    first.status = 'completed';
    first.conclusion = 'success';
    first.jobs = [
      {
        id: 1,
        name: 'plan',
        status: 'completed',
        conclusion: 'success',
        log: '',
        steps: [
          {
            number: 1,
            name: 'Claim the deployment',
            status: 'completed',
            conclusion: 'success',
          },
          {
            number: 2,
            name: 'Leave it to the other run',
            status: 'completed',
            conclusion: 'success',
          },
        ],
      },
    ];
    twin.status = 'completed';
    twin.conclusion = 'cancelled';
    await expect(bench.finished(created.body.id)).resolves.toMatchObject({
      state: 'cancelled',
      runId: String(twin.id),
    });
  });

  it('names the step that failed, with the end of its log', async () => {
    const entityRef = 'resource:default/three';
    const created = await bench.deploy({ entityRef, operation: 'plan' });
    const [run] = bench.github.runs;
    bench.github.fail(
      run,
      [
        '2026-11-20T10:00:01.1Z added 1 package',
        '2026-11-20T10:00:06.1Z ##[group]Run npx lakeport plan',
        '2026-11-20T10:00:08.1Z \u001b[31mNo Terraform binary was found: install terraform >= 1.10\u001b[0m',
        '2026-11-20T10:00:08.2Z ##[error]Process completed with exit code 1.',
      ].join('\n'),
    );
    const body = await bench.finished(created.body.id);
    expect(body).toMatchObject({
      state: 'failed',
      failedStep: 'lakeport plan',
      message:
        'The step "lakeport plan" of the job "plan" failed: No Terraform binary was found: install terraform >= 1.10',
    });
    expect(body.log).not.toContain('added 1 package');
    const log = bench.github.storage.seen.find(({ path }) =>
      path.startsWith('/logs/'),
    );
    expect(log?.headers.authorization).toBeUndefined();
  });

  it('takes names of jobs as called workflows and matrices give them', async () => {
    const created = await bench.deploy({
      entityRef: 'resource:default/three',
      operation: 'plan',
    });
    const answer = await bench.get(
      `/deployments/${created.body.id}/log?job=call+%2F+plan+%28dev%2C+1%29`,
    );
    expect(answer.status).toBe(404);
    expect(answer.body.error.message).toMatch(
      /has no job "call \/ plan \(dev, 1\)"/,
    );
  });

  it('gives the same deployment for the same key, and refuses it for another operation', async () => {
    const body = {
      entityRef: 'resource:default/four',
      operation: 'plan',
      idempotencyKey: 'task-1',
    };
    const before = bench.github.dispatches.length;
    const [one, two] = await Promise.all([
      bench.deploy(body),
      bench.deploy(body),
    ]);
    expect([one.status, two.status]).toEqual([201, 201]);
    expect(one.body.id).toBe(two.body.id);
    expect(bench.github.dispatches).toHaveLength(before + 1);
    const other = await bench.deploy({ ...body, operation: 'apply' });
    expect(other.status).toBe(409);
    expect(other.body.error.message).toMatch(/was used for plan/);
  });

  it('gives it also where the file would forbid it by now', async () => {
    const body = {
      entityRef: 'resource:default/kept',
      operation: 'destroy',
      confirm: 'kept',
      idempotencyKey: 'task-2',
    };
    const first = await bench.deploy(body);
    bench.declared.kept = { deletionProtection: true };
    const again = await bench.deploy(body);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body.id).toBe(first.body.id);
    const another = await bench.deploy({ ...body, idempotencyKey: 'task-3' });
    expect(another.status).toBe(400);
    expect(another.body.error.message).toMatch(/deletionProtection/);
  });

  it('finds the run by its title where the server does not tell it', async () => {
    bench.github.tellsRun = false;
    const created = await bench.deploy({
      entityRef: 'resource:default/five',
      operation: 'plan',
    });
    bench.github.tellsRun = true;
    expect(created.body.state).toBe('dispatched');
    expect(created.body.runId).toBeUndefined();
    const found = await bench.until(async () => {
      const { body } = await bench.get(`/deployments/${created.body.id}`);
      return body.runId;
    });
    expect(found).toBe(String(bench.github.runs[0].id));
  });

  it.each([
    [404, { message: 'Not Found' }, /no \.github\/workflows\/deploy\.yml/],
    [
      422,
      { message: "Workflow does not have 'workflow_dispatch' trigger" },
      /workflow_dispatch' trigger.*inputs deployment_id/,
    ],
    [403, { message: 'Resource not accessible' }, /Actions: write/],
  ])(
    'fails with what to do when the dispatch is refused with %s',
    async (status, answer, message) => {
      bench.github.refuse = { status, body: answer };
      const { status: got, body } = await bench.deploy({
        entityRef: 'resource:default/six',
        operation: 'plan',
      });
      expect(got).toBe(201);
      expect(body).toMatchObject({
        state: 'failed',
        message: expect.stringMatching(message),
      });
      expect(body.finishedAt).toBeDefined();
    },
  );

  it('deploys no repository but the one that the entity came from', async () => {
    const before = bench.github.dispatches.length;
    const { status } = await bench.deploy({
      entityRef: 'resource:default/thief',
      operation: 'apply',
    });
    expect(status).toBe(403);
    expect(bench.github.dispatches).toHaveLength(before);
    expect(bench.audit.fail).toHaveBeenCalled();
  });

  it.each([
    ['an unknown operation', { entityRef: Bench.ref, operation: 'rm -rf' }],
    ['no operation', { entityRef: Bench.ref }],
    ['a short reference', { entityRef: 'payments-dev', operation: 'plan' }],
    [
      'an unknown field',
      { entityRef: Bench.ref, operation: 'plan', workflow: 'x.yml' },
    ],
  ])('is 400 for %s', async (_, body) => {
    expect((await bench.deploy(body)).status).toBe(400);
  });

  it.each([
    ['limit=0', 400],
    ['limit=x', 400],
    ['color=red', 400],
    ['limit=2&offset=0', 200],
  ])('checks the query %s', async (query, status) => {
    const answer = await bench.get(
      `/deployments?entityRef=${encodeURIComponent(Bench.ref)}&${query}`,
    );
    expect(answer.status).toBe(status);
  });

  it('takes an entity reference as people write it', async () => {
    const answer = await bench.get(`/deployments?entityRef=${Bench.ref}`);
    expect(answer.status).toBe(200);
  });

  it('is 404 for an unknown deployment', async () => {
    expect((await bench.get('/deployments/nobody')).status).toBe(404);
  });
});
