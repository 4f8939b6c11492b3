import { TestBench } from '../__testUtils__/TestBench';

jest.setTimeout(60_000);

let bench: TestBench;
beforeAll(async () => {
  bench = await TestBench.start();
});
afterAll(() => bench.stop());

const PLATFORM = `on:
  push:
    branches: [main]
    paths: [platform.lakeport.yaml]
permissions: { contents: write }
jobs:
  plan:
    runs-on: ubuntu-24.04
    steps:
      - run: echo "$GITHUB_EVENT_NAME $GITHUB_REF \${{ github.event.head_commit.message }}"
`;
const WORKFLOWS = { '.github/workflows/platform.yml': PLATFORM };
const at = (repo: string) => ({ owner: 'acme', repo });

async function runs(repo: string) {
  const { data } = await bench
    .octokit()
    .actions.listWorkflowRunsForRepo(at(repo));
  return data.workflow_runs.map(({ event, display_title: title }) => [
    event,
    title,
  ]);
}

async function put(
  repo: string,
  path: string,
  branch = 'main',
  token?: string,
) {
  const { data } = await bench.octokit(token).repos.createOrUpdateFileContents({
    ...at(repo),
    path,
    branch,
    message: `change ${path} on ${branch}`,
    content: Buffer.from(String(Math.random())).toString('base64'),
  });
  return data;
}

/** Events follow the answers to writes; this waits until there are so many runs. */
async function untilRuns(repo: string, count: number) {
  const end = Date.now() + 20_000;
  for (;;) {
    const found = await runs(repo);
    if (found.length >= count || Date.now() > end) return found;
    await new Promise(resolve => setTimeout(resolve, 30));
  }
}

describe('on: push', () => {
  it('starts what its filters let through', async () => {
    await bench.repository('pushed', {
      ...WORKFLOWS,
      'platform.lakeport.yaml': 'a',
    });
    expect(await untilRuns('pushed', 1)).toEqual([['push', 'first']]);
    await put('pushed', 'README.md');
    await bench.octokit().git.createRef({
      ...at('pushed'),
      ref: 'refs/heads/other',
      sha: (
        await bench.octokit().git.getRef({ ...at('pushed'), ref: 'heads/main' })
      ).data.object.sha,
    });
    await put('pushed', 'platform.lakeport.yaml.bak', 'other');
    const write = async (message: string, token?: string) => {
      const github = bench.octokit(token);
      const path = 'platform.lakeport.yaml';
      const known = await github.repos.getContent({ ...at('pushed'), path });
      await github.repos.createOrUpdateFileContents({
        ...at('pushed'),
        path,
        message,
        content: Buffer.from(message).toString('base64'),
        sha: 'sha' in known.data ? known.data.sha : '',
      });
    };
    // What a run does with its own token starts no runs.
    await write('by a run', 'ghs_run1');
    await write('not now [skip ci]');
    await write('onboard payments');
    expect(await untilRuns('pushed', 2)).toEqual([
      ['push', 'onboard payments'],
      ['push', 'first'],
    ]);
    const { data } = await bench
      .octokit()
      .actions.listWorkflowRunsForRepo(at('pushed'));
    const [{ id }] = data.workflow_runs;
    await bench.finished('pushed', id);
    expect(await bench.log('pushed', id)).toContain(
      'push refs/heads/main onboard payments',
    );
  });

  it('hears of a merge', async () => {
    await bench.repository('merged', WORKFLOWS);
    const github = bench.octokit();
    const { data: main } = await github.git.getRef({
      ...at('merged'),
      ref: 'heads/main',
    });
    await github.git.createRef({
      ...at('merged'),
      ref: 'refs/heads/lakeport/onboard',
      sha: main.object.sha,
    });
    await put('merged', 'platform.lakeport.yaml', 'lakeport/onboard');
    const { data: pull } = await github.pulls.create({
      ...at('merged'),
      head: 'lakeport/onboard',
      base: 'main',
      title: 'Onboard payments',
    });
    await github.pulls.merge({ ...at('merged'), pull_number: pull.number });
    expect(await untilRuns('merged', 1)).toEqual([
      ['push', 'Merge pull request #1 from acme/lakeport/onboard'],
    ]);
    const { data: run } = await github.actions.listWorkflowRunsForRepo(
      at('merged'),
    );
    const after = await github.pulls.get({
      ...at('merged'),
      pull_number: pull.number,
    });
    expect(run.workflow_runs[0].head_sha).toBe(after.data.merge_commit_sha);
  });
});

describe('pull requests', () => {
  const text = (content: string) => Buffer.from(content).toString('base64');

  it('that conflict are dirty, and clean again once their branch is made anew', async () => {
    await bench.repository('dirty', { 'platform.lakeport.yaml': 'a\n' });
    const github = bench.octokit();
    const { data: main } = await github.git.getRef({
      ...at('dirty'),
      ref: 'heads/main',
    });
    const known = await github.repos.getContent({
      ...at('dirty'),
      path: 'platform.lakeport.yaml',
    });
    const sha = 'sha' in known.data ? known.data.sha : '';
    const pulls = [];
    for (const name of ['one', 'two']) {
      await github.git.createRef({
        ...at('dirty'),
        ref: `refs/heads/${name}`,
        sha: main.object.sha,
      });
      await github.repos.createOrUpdateFileContents({
        ...at('dirty'),
        path: 'platform.lakeport.yaml',
        branch: name,
        message: name,
        content: text(`${name}\n`),
        sha,
      });
      const { data } = await github.pulls.create({
        ...at('dirty'),
        head: name,
        base: 'main',
        title: name,
      });
      pulls.push(data.number);
    }
    const state = async (pull_number: number) => {
      const { data } = await github.pulls.get({ ...at('dirty'), pull_number });
      return [data.state, data.merged, data.mergeable, data.mergeable_state];
    };
    expect(await state(pulls[1])).toEqual(['open', false, true, 'clean']);
    await github.pulls.merge({ ...at('dirty'), pull_number: pulls[0] });
    expect(await state(pulls[0])).toEqual(['closed', true, null, 'unknown']);
    expect(await state(pulls[1])).toEqual(['open', false, false, 'dirty']);
    await expect(
      github.pulls.merge({ ...at('dirty'), pull_number: pulls[1] }),
    ).rejects.toMatchObject({ status: 405 });
    await expect(
      github.pulls.updateBranch({ ...at('dirty'), pull_number: pulls[1] }),
    ).rejects.toThrow('merge conflict');

    const tip = await github.repos.getBranch({
      ...at('dirty'),
      branch: 'main',
    });
    const tree = await github.git.createTree({
      ...at('dirty'),
      base_tree: tip.data.commit.commit.tree.sha,
      tree: [
        {
          path: 'platform.lakeport.yaml',
          mode: '100644',
          type: 'blob',
          content: 'one\ntwo\n',
        },
      ],
    });
    const commit = await github.git.createCommit({
      ...at('dirty'),
      message: 'two, after one',
      tree: tree.data.sha,
      parents: [tip.data.commit.sha],
    });
    await github.git.updateRef({
      ...at('dirty'),
      ref: 'heads/two',
      sha: commit.data.sha,
      force: true,
    });
    expect(await state(pulls[1])).toEqual(['open', false, true, 'clean']);
    const files = await github.pulls.listFiles({
      ...at('dirty'),
      pull_number: pulls[1],
    });
    expect(files.data).toMatchObject([
      { status: 'modified', additions: 1, deletions: 0 },
    ]);

    const list = async (given: { head?: string; state?: 'all' | 'closed' }) => {
      const { data } = await github.pulls.list({ ...at('dirty'), ...given });
      return data.map(({ number }) => number);
    };
    expect(await list({})).toEqual([2]);
    expect(await list({ state: 'all' })).toEqual([2, 1]);
    expect(await list({ head: 'acme:one' })).toEqual([]);
    expect(await list({ head: 'acme:one', state: 'closed' })).toEqual([1]);

    await github.git.deleteRef({ ...at('dirty'), ref: 'heads/two' });
    // The branch is gone, and so is the request.
    for (let left = 100; (await list({})).length > 0 && left > 0; left -= 1) {
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    expect((await state(pulls[1])).slice(0, 2)).toEqual(['closed', false]);
  });

  it('ask people for a review, and nobody else', async () => {
    await bench.repository('asked', { a: 'a' });
    const github = bench.octokit();
    const { data: main } = await github.git.getRef({
      ...at('asked'),
      ref: 'heads/main',
    });
    await github.git.createRef({
      ...at('asked'),
      ref: 'refs/heads/x',
      sha: main.object.sha,
    });
    await put('asked', 'b', 'x');
    const { data: pull } = await github.pulls.create({
      ...at('asked'),
      head: 'x',
      base: 'main',
      title: 'x',
    });
    const ask = (reviewers: string[], team_reviewers?: string[]) =>
      github.pulls.requestReviewers({
        ...at('asked'),
        pull_number: pull.number,
        reviewers,
        team_reviewers,
      });
    await expect(ask(['nobody'])).rejects.toThrow('not a collaborator');
    await expect(ask([], ['leads'])).rejects.toThrow('Could not resolve');
    await expect(ask(['lakeport-portal[bot]'])).rejects.toThrow(
      'cannot be requested from pull request author',
    );
    expect((await ask(['lakeport-user'])).status).toBe(201);
  });

  it('have labels, and refuse what is none', async () => {
    await bench.repository('labelled', { a: 'a' });
    const github = bench.octokit();
    const label = { ...at('labelled'), name: 'Lakeport' };
    await github.issues.createLabel(label);
    await expect(
      github.issues.createLabel({ ...label, name: 'lakeport' }),
    ).rejects.toMatchObject({ status: 422 });
    await expect(
      github.issues.createLabel({ ...label, name: 'x', color: 'red' }),
    ).rejects.toMatchObject({ status: 422 });
    const { data: main } = await github.git.getRef({
      ...at('labelled'),
      ref: 'heads/main',
    });
    await github.git.createRef({
      ...at('labelled'),
      ref: 'refs/heads/x',
      sha: main.object.sha,
    });
    await put('labelled', 'b', 'x');
    const { data: pull } = await github.pulls.create({
      ...at('labelled'),
      head: 'x',
      base: 'main',
      title: 'x',
    });
    const issue = { ...at('labelled'), issue_number: pull.number };
    await expect(
      github.issues.addLabels({ ...issue, labels: ['x'.repeat(51)] }),
    ).rejects.toMatchObject({ status: 422 });
    await github.issues.addLabels({ ...issue, labels: ['LAKEPORT', 'new'] });
    const { data: simple } = await github.pulls.list(at('labelled'));
    expect(simple[0].labels.map(({ name }) => name)).toEqual([
      'Lakeport',
      'new',
    ]);
    const listed = async (labels: string) => {
      const { data } = await github.issues.listForRepo({
        ...at('labelled'),
        labels,
      });
      return data.map(({ number }) => number);
    };
    expect(await listed('lakeport,new')).toEqual([pull.number]);
    expect(await listed('lakeport,other')).toEqual([]);
    await github.issues.deleteLabel({ ...label, name: 'new' });
    expect(await listed('new')).toEqual([]);
    await expect(
      github.issues.removeLabel({ ...issue, name: 'new' }),
    ).rejects.toThrow('Label does not exist');
  });
});
