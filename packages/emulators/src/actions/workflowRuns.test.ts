import { TestBench } from '../__testUtils__/TestBench';

jest.setTimeout(60_000);

let bench: TestBench;
beforeAll(async () => {
  bench = await TestBench.start();
});
afterAll(() => bench.stop());

const ON = `on:
  workflow_dispatch:
    inputs:
      operation: { required: true, type: choice, options: [plan, apply], default: plan }
      environment: { required: false, type: string, default: dev }
      note: { type: string }
`;

describe('a dispatched run', () => {
  it('runs the pushed workflow step by step', async () => {
    await bench.workflow(
      'hello',
      `name: Deploy
run-name: "\${{ inputs.operation }} \${{ inputs.environment }} \${{ inputs.note }}"
${ON}
env: { GREETING: hello }
jobs:
  plan:
    runs-on: ubuntu-latest
    outputs:
      count: \${{ steps.count.outputs.count }}
      text: \${{ steps.count.outputs.text }}
    steps:
      - uses: actions/checkout@8e5e7e5ab8b370d6c329ec480221332ada57f0ab # v4
      - name: Count for \${{ inputs.environment }}
        id: count
        run: |
          test -f .github/workflows/deploy.yml
          echo "count=3" >> "$GITHUB_OUTPUT"
          { echo "text<<EOF"; echo one; echo two; echo EOF; } >> "$GITHUB_OUTPUT"
          echo "LATER=yes" >> "$GITHUB_ENV"
          mkdir -p bin && printf '#!/bin/sh\\necho from-path' > bin/tool && chmod +x bin/tool
          echo "$PWD/bin" >> "$GITHUB_PATH"
      - run: echo "$GREETING $LATER $(tool) $GITHUB_RUN_NUMBER $GITHUB_REF"
      - if: failure()
        run: echo never
      - if: \${{ env.LATER == 'yes' && steps.count.outcome == 'success' }}
        run: echo conditional
  apply:
    needs: plan
    if: inputs.operation == 'apply'
    runs-on: ubuntu-latest
    steps:
      - run: echo "count is \${{ needs.plan.outputs.count }} and \${{ needs.plan.result }}"
`,
    );
    const planId = await bench.dispatch('hello', { note: 'abc-1' });
    const plan = await bench.finished('hello', planId);
    expect(plan).toMatchObject({
      status: 'completed',
      conclusion: 'success',
      name: 'Deploy',
      display_title: 'plan dev abc-1',
      event: 'workflow_dispatch',
      head_branch: 'main',
      run_number: 1,
      path: '.github/workflows/deploy.yml',
    });
    const jobs = await bench.jobs('hello', planId);
    expect(jobs.map(({ name, conclusion }) => [name, conclusion])).toEqual([
      ['plan', 'success'],
      ['apply', 'skipped'],
    ]);
    expect(
      jobs[0].steps?.map(({ name, conclusion }) => [name, conclusion]),
    ).toEqual([
      ['Set up job', 'success'],
      [
        'Run actions/checkout@8e5e7e5ab8b370d6c329ec480221332ada57f0ab',
        'success',
      ],
      ['Count for dev', 'success'],
      [
        'Run echo "$GREETING $LATER $(tool) $GITHUB_RUN_NUMBER $GITHUB_REF"',
        'success',
      ],
      ['Run echo never', 'skipped'],
      ['Run echo conditional', 'success'],
      ['Complete job', 'success'],
    ]);
    expect(jobs[0].steps?.[2].started_at).toMatch(/^\d{4}-/);
    const log = await bench.log('hello', planId);
    expect(log).toMatch(
      /^\d{4}-\d\d-\d\dT[\d:.]+Z hello yes from-path 1 refs\/heads\/main$/m,
    );
    expect(log).not.toContain('never\n');

    const applyId = await bench.dispatch('hello', { operation: 'apply' });
    await bench.finished('hello', applyId);
    expect(await bench.log('hello', applyId, 'apply')).toContain(
      'count is 3 and success',
    );
  });

  it('fails at the step that fails, and goes on where asked to', async () => {
    await bench.workflow(
      'failing',
      `on: workflow_dispatch
jobs:
  one:
    runs-on: ubuntu-latest
    steps:
      - id: forgiven
        continue-on-error: true
        run: exit 4
      - run: echo "\${{ steps.forgiven.outcome }}/\${{ steps.forgiven.conclusion }}"
      - name: Broken
        run: |
          echo before
          false
          echo after
      - run: echo unreached
      - if: always()
        run: echo cleanup
      - if: failure()
        run: echo failed indeed
  two:
    needs: one
    runs-on: ubuntu-latest
    steps: [{ run: echo two }]
  three:
    needs: [one, two]
    if: always() && needs.one.result == 'failure'
    runs-on: ubuntu-latest
    steps: [{ run: 'echo \${{ needs.two.result }}' }]
`,
    );
    const id = await bench.dispatch('failing');
    expect(await bench.finished('failing', id)).toMatchObject({
      conclusion: 'failure',
    });
    const jobs = await bench.jobs('failing', id);
    expect(
      Object.fromEntries(jobs.map(job => [job.name, job.conclusion])),
    ).toEqual({ one: 'failure', two: 'skipped', three: 'success' });
    const one = jobs.find(({ name }) => name === 'one');
    expect(one?.steps?.map(({ conclusion }) => conclusion)).toEqual([
      'success',
      'success',
      'success',
      'failure',
      'skipped',
      'success',
      'success',
      'success',
    ]);
    const log = await bench.log('failing', id, 'one');
    expect(log).toContain('failure/success');
    expect(log).toContain('##[error]Process completed with exit code 1.');
    expect(log).not.toMatch(/Z after$/m);
    expect(log).not.toMatch(/Z unreached$/m);
    expect(log).toMatch(/Z cleanup$/m);
    expect(await bench.log('failing', id, 'three')).toMatch(/Z skipped$/m);
  });

  it('refuses an action it does not know, by name', async () => {
    await bench.workflow(
      'unknown',
      `on: workflow_dispatch
jobs:
  one:
    runs-on: ubuntu-latest
    steps:
      - uses: someone/something@v1
`,
    );
    const id = await bench.dispatch('unknown');
    expect((await bench.finished('unknown', id)).conclusion).toBe('failure');
    expect(await bench.log('unknown', id)).toContain(
      'does not know the action "someone/something@v1"',
    );
  });

  it('evaluates expressions as GitHub does: in the script they are code, in env they are text', async () => {
    await bench.workflow(
      'injection',
      `${ON.replace('on:', 'on:')}
jobs:
  one:
    runs-on: ubuntu-latest
    steps:
      - id: unsafe
        run: echo "unsafe \${{ inputs.note }}"
      - env: { NOTE: "\${{ inputs.note }}" }
        run: echo "safe $NOTE"
`,
    );
    const id = await bench.dispatch('injection', {
      note: '"; echo INJECTED; echo "',
    });
    await bench.finished('injection', id);
    const log = await bench.log('injection', id);
    expect(log).toMatch(/Z INJECTED$/m);
    expect(log).toMatch(/Z safe "; echo INJECTED; echo "$/m);
  });

  it('gives steps nothing of the host but the PATH', async () => {
    process.env.LAKEPORT_TEST_SECRET = 'not-for-steps';
    await bench.workflow(
      'clean',
      `on: workflow_dispatch
jobs:
  one:
    runs-on: ubuntu-latest
    steps:
      - run: env | sort; echo "home=$HOME"
`,
    );
    const id = await bench.dispatch('clean');
    await bench.finished('clean', id);
    delete process.env.LAKEPORT_TEST_SECRET;
    const log = await bench.log('clean', id);
    expect(log).not.toContain('LAKEPORT_TEST_SECRET');
    expect(log).toMatch(/LAKEPORT_REHEARSAL_ACCOUNT=.*shared\.json/);
    expect(log).toMatch(/GITHUB_REPOSITORY=acme\/clean/);
    expect(log).toMatch(/npm_config_registry=http:\/\/127\.0\.0\.1:\d+\/npm\//);
    expect(log).not.toMatch(new RegExp(`home=${process.env.HOME}$`, 'm'));
  });
});

describe('dispatching', () => {
  it('checks ref, trigger and inputs in GitHub’s words', async () => {
    await bench.workflow(
      'checked',
      `${ON}jobs:\n  a:\n    runs-on: ubuntu-latest\n    steps: [{ run: 'true' }]\n`,
    );
    await expect(
      bench.dispatch('checked', { operation: 'explode' }),
    ).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining(
        "Provided value 'explode' for input 'operation' not in the list of allowed values",
      ),
    });
    await expect(
      bench.dispatch('checked', { other: 'x' }),
    ).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('Unexpected inputs provided: ["other"]'),
    });
    await expect(bench.dispatch('checked', {}, 'nope')).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('No ref found for: nope'),
    });
    await bench.repository('wrong', {
      '.github/workflows/deploy.yml':
        'on: workflow_dispatch\njobs:\n  a:\n    runs_on: x\n',
    });
    await expect(bench.dispatch('wrong')).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining("Unexpected value 'runs_on'"),
    });
    await bench.repository('pushed', {
      '.github/workflows/deploy.yml': `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps: [{ run: 'true' }]\n`,
    });
    await expect(bench.dispatch('pushed')).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining(
        "Workflow does not have 'workflow_dispatch' trigger",
      ),
    });
    await bench.repository('none', { 'README.md': '' });
    await expect(bench.dispatch('none')).rejects.toMatchObject({ status: 404 });
  });

  it('names the run by inputs and variables, and refuses a name that has no value', async () => {
    const jobs = `jobs:\n  a:\n    runs-on: ubuntu-latest\n    steps: [{ run: 'true' }]\n`;
    await bench.repository('named', {
      '.github/workflows/deploy.yml': `run-name: 'in \${{ vars.PLACE }}'\non: workflow_dispatch\n${jobs}`,
    });
    await bench.octokit().actions.createRepoVariable({
      owner: 'acme',
      repo: 'named',
      name: 'PLACE',
      value: 'Oslo',
    });
    const run = await bench.finished('named', await bench.dispatch('named'));
    expect(run.display_title).toBe('in Oslo');
    await bench.repository('nameless', {
      '.github/workflows/deploy.yml': `run-name: "\${{ fromJSON('{') }}"\non: workflow_dispatch\n${jobs}`,
    });
    await expect(bench.dispatch('nameless')).rejects.toMatchObject({
      status: 422,
      message: expect.stringContaining('failed to parse workflow: run-name'),
    });
  });
});
