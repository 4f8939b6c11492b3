import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TestBench } from '../__testUtils__/TestBench';

jest.setTimeout(60_000);

let bench: TestBench;
beforeAll(async () => {
  bench = await TestBench.start();
});
afterAll(() => bench.stop());

const CHECK = `name: Check
on:
  pull_request:
permissions: { contents: read }
jobs:
  check:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683
      - run: |
          echo "$GITHUB_EVENT_NAME $GITHUB_HEAD_REF to $GITHUB_BASE_REF at $GITHUB_REF"
          cat base.txt head.txt
      - if: github.event.pull_request.head.repo.full_name == github.repository
        run: echo not a fork
  comment:
    needs: check
    permissions: { pull-requests: write }
    runs-on: ubuntu-24.04
    steps:
      - run: echo "run $GITHUB_RUN_NUMBER" > page.md
      - uses: actions/github-script@ed597411d8f924073f98dfc5c65a23a2325f34cd
        with:
          script: |
            const { readFileSync } = require('node:fs');
            const body = readFileSync('page.md', 'utf8');
            const issue = { ...context.repo, issue_number: context.payload.pull_request.number };
            const comments = await github.paginate(
              'GET /repos/{owner}/{repo}/issues/{issue_number}/comments', { ...issue, per_page: 1 });
            const own = comments.find(({ user }) => user.login === 'github-actions[bot]');
            if (own) await github.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
              { ...context.repo, comment_id: own.id, body });
            else await github.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
              { ...issue, body });
`;

const options = (repo: string) => ({ owner: 'acme', repo });

async function runsOf(repo: string, count: number) {
  const end = Date.now() + 20_000;
  for (;;) {
    const { data } = await bench
      .octokit()
      .actions.listWorkflowRunsForRepo(options(repo));
    const done = data.workflow_runs.filter(
      ({ status }) => status === 'completed',
    );
    if (done.length >= count) {
      return done;
    }
    if (Date.now() > end) {
      throw new Error(`${done.length} of ${count} runs of ${repo} ended`);
    }
    await new Promise(resolve => setTimeout(resolve, 30));
  }
}

/** Pushes a branch with one file and opens a pull request for it. */
async function open(repo: string, folder: string, file = 'head.txt') {
  await bench.git(folder, 'checkout', '-q', '-b', 'change', 'main');
  await commit(repo, folder, file, 'from the branch\n');
  const { data } = await bench.octokit('ghp_person').pulls.create({
    ...options(repo),
    title: 'A change',
    head: 'change',
    base: 'main',
  });
  return data;
}

async function commit(
  repo: string,
  folder: string,
  file: string,
  content: string,
) {
  writeFileSync(join(folder, file), content);
  await bench.git(folder, 'add', '.');
  await bench.git(folder, 'commit', '-q', '-m', 'change');
  await bench.git(
    folder,
    'push',
    '-q',
    bench.remote(`acme/${repo}`, 'ghp_person'),
    'change',
  );
}

describe('a pull request', () => {
  it('runs the workflows of the merge, and again when its branch moves', async () => {
    const folder = await bench.repository('pulled', {
      '.github/workflows/check.yml': CHECK,
      'base.txt': 'from the base\n',
    });
    const pull = await open('pulled', folder);
    const [first] = await runsOf('pulled', 1);
    expect(first).toMatchObject({
      event: 'pull_request',
      conclusion: 'success',
      display_title: 'A change',
      head_branch: 'change',
      head_sha: pull.head.sha,
      actor: { login: 'lakeport-user' },
    });
    const log = await bench.log('pulled', first.id, 'check');
    expect(log).toMatch(
      /Z pull_request change to main at refs\/pull\/1\/merge$/m,
    );
    expect(log).toMatch(/Z from the base$/m);
    expect(log).toMatch(/Z from the branch$/m);
    expect(log).toMatch(/Z not a fork$/m);

    const comments = () =>
      bench
        .octokit()
        .issues.listComments({ ...options('pulled'), issue_number: 1 });
    const before = (await comments()).data;
    expect(before).toMatchObject([
      { body: 'run 1\n', user: { login: 'github-actions[bot]' } },
    ]);

    await commit('pulled', folder, 'head.txt', 'once more\n');
    await runsOf('pulled', 2);
    const after = (await comments()).data;
    expect(after).toMatchObject([{ id: before[0].id, body: 'run 2\n' }]);
    expect(
      (
        await bench
          .octokit()
          .pulls.get({ ...options('pulled'), pull_number: 1 })
      ).data.comments,
    ).toBe(1);
  });

  it('runs also for commits that come through the API', async () => {
    const folder = await bench.repository('through-api', {
      '.github/workflows/check.yml': CHECK,
      'base.txt': '',
    });
    await open('through-api', folder);
    await runsOf('through-api', 1);
    await bench.octokit().repos.createOrUpdateFileContents({
      ...options('through-api'),
      path: 'other.txt',
      branch: 'change',
      message: 'more',
      content: Buffer.from('more').toString('base64'),
    });
    expect(await runsOf('through-api', 2)).toHaveLength(2);
  });

  it('runs nothing where the branches conflict', async () => {
    const folder = await bench.repository('conflict', {
      '.github/workflows/check.yml': CHECK,
      'base.txt': 'one\n',
    });
    await bench.octokit().repos.createOrUpdateFileContents({
      ...options('conflict'),
      path: 'head.txt',
      message: 'on main',
      content: Buffer.from('main').toString('base64'),
    });
    await open('conflict', folder);
    await new Promise(resolve => setTimeout(resolve, 200));
    const { data } = await bench
      .octokit()
      .actions.listWorkflowRunsForRepo(options('conflict'));
    expect(data.total_count).toBe(0);
  });

  it('gets no comment from a job that may not write, and says what github-script lacks here', async () => {
    const folder = await bench.repository('least', {
      '.github/workflows/check.yml': CHECK.replace(
        'permissions: { pull-requests: write }\n',
        'permissions: { contents: read }\n',
      ),
      'base.txt': '',
    });
    await open('least', folder);
    const [run] = await runsOf('least', 1);
    expect(run.conclusion).toBe('failure');
    expect(await bench.log('least', run.id, 'comment')).toContain(
      'Resource not accessible by integration',
    );
    await bench.workflow(
      'rest',
      `on: workflow_dispatch
jobs:
  a:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/github-script@v8
        with: { script: "await github.rest.issues.listComments({})" }
`,
    );
    const id = await bench.dispatch('rest');
    expect((await bench.finished('rest', id)).conclusion).toBe('failure');
    expect(await bench.log('rest', id)).toContain(
      'does not know github.rest of actions/github-script',
    );
  });

  it('takes comments of at most 65536 characters', async () => {
    const folder = await bench.repository('long', { 'base.txt': '' });
    await open('long', folder);
    const comment = { ...options('long'), issue_number: 1 };
    const { data } = await bench
      .octokit()
      .issues.createComment({ ...comment, body: 'x'.repeat(65_536) });
    expect(data.body).toHaveLength(65_536);
    await expect(
      bench
        .octokit()
        .issues.createComment({ ...comment, body: 'x'.repeat(65_537) }),
    ).rejects.toMatchObject({ status: 422 });
  });
});

describe('a schedule', () => {
  const tick = async (repo: string, cron: string) =>
    fetch(`${bench.emulators.github}/_schedule/acme/${repo}/sleep.yml`, {
      method: 'POST',
      headers: {
        authorization: 'token ghs_local',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ cron }),
    });

  it('runs when the emulator is told that it is time, and only for its own times', async () => {
    await bench.repository('scheduled', {
      '.github/workflows/sleep.yml': `on:
  schedule:
    - cron: '0 18 * * 1-5'
jobs:
  a:
    runs-on: ubuntu-24.04
    steps:
      - run: echo "$GITHUB_EVENT_NAME at \${{ github.event.schedule }}"
`,
    });
    expect((await tick('scheduled', '0 19 * * *')).status).toBe(422);
    const answer = await tick('scheduled', '0 18 * * 1-5');
    expect(answer.status).toBe(201);
    const [run] = await runsOf('scheduled', 1);
    expect(run).toMatchObject({ event: 'schedule', conclusion: 'success' });
    expect(await bench.log('scheduled', run.id)).toMatch(
      /Z schedule at 0 18 \* \* 1-5$/m,
    );
  });
});
