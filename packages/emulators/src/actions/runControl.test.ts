import { TestBench } from '../__testUtils__/TestBench';

jest.setTimeout(90_000);

let bench: TestBench;
beforeAll(async () => {
  bench = await TestBench.start();
});
afterAll(() => bench.stop());

const alive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

async function untilDead(pid: number): Promise<void> {
  const end = Date.now() + 5000;
  while (alive(pid)) {
    if (Date.now() > end) {
      throw new Error(`process ${pid} goes on`);
    }
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

async function pidIn(repo: string, id: number): Promise<number> {
  for (;;) {
    // The API has no log of a job that goes on; the page of the run has.
    const page = await fetch(
      `${bench.emulators.github}/acme/${repo}/actions/runs/${id}`,
    );
    const match = /Z pid=(\d+)$/m.exec(await page.text());
    if (match) {
      return Number(match[1]);
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

const SLOW = `on:
  workflow_dispatch: { inputs: { group: { default: one } } }
concurrency: \${{ inputs.group }}
jobs:
  slow:
    runs-on: ubuntu-latest
    steps:
      - name: Sleep
        run: |
          sleep 60 &
          echo "pid=$!"
          wait
      - run: echo not reached
      - if: cancelled()
        run: echo tidied up
`;

describe('a run', () => {
  it('is cancelled with its processes, and still tidies up', async () => {
    await bench.workflow('cancel', SLOW);
    const id = await bench.dispatch('cancel');
    const pid = await pidIn('cancel', id);
    expect(alive(pid)).toBe(true);
    await expect(bench.log('cancel', id)).rejects.toMatchObject({
      status: 404,
    });
    const { status } = await bench
      .octokit()
      .actions.cancelWorkflowRun({ owner: 'acme', repo: 'cancel', run_id: id });
    expect(status).toBe(202);
    expect((await bench.finished('cancel', id)).conclusion).toBe('cancelled');
    await untilDead(pid);
    const [job] = await bench.jobs('cancel', id);
    expect(job.conclusion).toBe('cancelled');
    expect(job.steps?.map(({ conclusion }) => conclusion)).toEqual([
      'success',
      'cancelled',
      'skipped',
      'success',
      'success',
    ]);
    expect(await bench.log('cancel', id)).toMatch(/Z tidied up$/m);
  });

  it('waits for its concurrency group, where the newest waiting run wins', async () => {
    await bench.workflow('group', SLOW);
    const first = await bench.dispatch('group');
    await pidIn('group', first);
    const second = await bench.dispatch('group');
    await bench.until('group', second, status => status === 'pending');
    const other = await bench.dispatch('group', { group: 'two' });
    await pidIn('group', other);
    const third = await bench.dispatch('group');
    expect((await bench.finished('group', second)).conclusion).toBe(
      'cancelled',
    );
    expect((await bench.run('group', third)).status).toBe('pending');
    const cancel = (id: number) =>
      bench.octokit().actions.cancelWorkflowRun({
        owner: 'acme',
        repo: 'group',
        run_id: id,
      });
    await cancel(first);
    await pidIn('group', third);
    await cancel(third);
    await cancel(other);
    await bench.finished('group', third);
    await bench.finished('group', other);
  });

  it('expands a matrix and keeps its limits of time', async () => {
    await bench.workflow(
      'matrix',
      `on: workflow_dispatch
jobs:
  each:
    strategy:
      fail-fast: false
      matrix: { letter: [a, b], exclude: [], include: [{ letter: b, extra: yes }] }
    runs-on: ubuntu-latest
    steps: [{ run: 'echo "\${{ matrix.letter }}/\${{ matrix.extra }}"' }]
  limited:
    runs-on: ubuntu-latest
    steps:
      - timeout-minutes: 0.01
        run: sleep 30
`,
    );
    const id = await bench.dispatch('matrix');
    const run = await bench.finished('matrix', id);
    expect(run.conclusion).toBe('failure');
    const jobs = await bench.jobs('matrix', id);
    expect(Object.fromEntries(jobs.map(j => [j.name, j.conclusion]))).toEqual({
      'each (a)': 'success',
      'each (b, yes)': 'success',
      limited: 'failure',
    });
    expect(await bench.log('matrix', id, 'each (b, yes)')).toMatch(
      /Z b\/yes$/m,
    );
    expect(await bench.log('matrix', id, 'limited')).toContain(
      'has timed out after 0.01 minutes',
    );
  });

  it('hands files over between jobs and checks what the known actions check', async () => {
    await bench.workflow(
      'known',
      `on: workflow_dispatch
permissions: { id-token: write, contents: read }
jobs:
  make:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/setup-node@v4
        with: { node-version: 24 }
      - run: mkdir -p a/b && echo content > a/b/c.txt
      - uses: actions/upload-artifact@v4
        with: { name: files, path: a }
      - uses: aws-actions/configure-aws-credentials@v4
        with: { role-to-assume: 'arn:aws:iam::123456789012:role/deploy', aws-region: us-west-2 }
      - run: echo "region $AWS_REGION"
  take:
    needs: make
    runs-on: ubuntu-latest
    steps:
      - uses: actions/download-artifact@v4
        with: { name: files, path: got }
      - run: cat got/b/c.txt
  wrong:
    runs-on: ubuntu-latest
    steps:
      - uses: aws-actions/configure-aws-credentials@v4
        with: { role-to-assume: deploy, aws-region: us-west-2 }
  none:
    permissions: { contents: read }
    runs-on: ubuntu-latest
    steps:
      - uses: aws-actions/configure-aws-credentials@v4
        with: { role-to-assume: 'arn:aws:iam::123456789012:role/deploy', aws-region: us-west-2 }
`,
    );
    const id = await bench.dispatch('known');
    await bench.finished('known', id);
    const jobs = await bench.jobs('known', id);
    expect(Object.fromEntries(jobs.map(j => [j.name, j.conclusion]))).toEqual({
      make: 'success',
      take: 'success',
      wrong: 'failure',
      none: 'failure',
    });
    expect(await bench.log('known', id, 'take')).toMatch(/Z content$/m);
    expect(await bench.log('known', id, 'make')).toMatch(
      /Z region us-west-2$/m,
    );
    expect(await bench.log('known', id, 'wrong')).toContain(
      'must be the ARN of a role',
    );
    expect(await bench.log('known', id, 'none')).toContain('id-token: write');
  });

  it('uses the variables of its environment, and may not where branches are limited', async () => {
    await bench.workflow(
      'envs',
      `on: workflow_dispatch
jobs:
  dev:
    environment: dev
    runs-on: ubuntu-latest
    steps: [{ run: 'echo "\${{ vars.REGION }} \${{ vars.COMMON }}"' }]
  prod:
    environment: prod
    runs-on: ubuntu-latest
    steps: [{ run: echo deployed }]
`,
    );
    const github = bench.octokit();
    const at = { owner: 'acme', repo: 'envs' };
    await github.actions.createRepoVariable({
      ...at,
      name: 'COMMON',
      value: 'shared',
    });
    await github.actions.createRepoVariable({
      ...at,
      name: 'REGION',
      value: 'overridden',
    });
    await github.repos.createOrUpdateEnvironment({
      ...at,
      environment_name: 'dev',
    });
    await github.actions.createEnvironmentVariable({
      ...at,
      environment_name: 'dev',
      name: 'REGION',
      value: 'us-west-2',
    });
    await github.repos.createOrUpdateEnvironment({
      ...at,
      environment_name: 'prod',
      deployment_branch_policy: {
        protected_branches: false,
        custom_branch_policies: true,
      },
    });
    await github.repos.createDeploymentBranchPolicy({
      ...at,
      environment_name: 'prod',
      name: 'release/*',
    });
    const id = await bench.dispatch('envs');
    await bench.finished('envs', id);
    expect(await bench.log('envs', id, 'dev')).toMatch(/Z us-west-2 shared$/m);
    expect(await bench.log('envs', id, 'prod')).toContain(
      'is not allowed to deploy to prod',
    );
  });
});

describe('a restart', () => {
  it('keeps repositories, runs and logs, and cancels what was under way', async () => {
    await bench.workflow('kept', SLOW);
    const running = await bench.dispatch('kept');
    const pid = await pidIn('kept', running);
    await bench.octokit().repos.createOrUpdateEnvironment({
      owner: 'acme',
      repo: 'kept',
      environment_name: 'dev',
    });
    await bench.restart();
    await untilDead(pid);
    expect(await bench.run('kept', running)).toMatchObject({
      status: 'completed',
      conclusion: 'cancelled',
    });
    expect(await bench.log('kept', running)).toContain(`pid=${pid}`);
    const { data } = await bench
      .octokit()
      .repos.getAllEnvironments({ owner: 'acme', repo: 'kept' });
    expect(data.environments?.map(({ name }) => name)).toEqual(['dev']);
    const next = await bench.dispatch('kept');
    expect((await bench.run('kept', next)).run_number).toBe(2);
  });
});
