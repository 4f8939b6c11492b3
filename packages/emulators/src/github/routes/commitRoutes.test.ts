import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TestBench } from '../../__testUtils__/TestBench';

jest.setTimeout(30_000);

let bench: TestBench;
const shas: Record<string, string> = {};
const at = { owner: 'acme', repo: 'compared' };

beforeAll(async () => {
  bench = await TestBench.start();
  const work = await bench.repository('compared', { 'a.txt': 'one\n' });
  const git = (...args: string[]) => bench.git(work, ...args);
  const commit = async (name: string, file: string, content: string) => {
    writeFileSync(join(work, file), content);
    await git('add', '.');
    await git('commit', '-q', '-m', name);
    shas[name] = (await git('rev-parse', 'HEAD')).trim();
  };
  shas.first = (await git('rev-parse', 'HEAD')).trim();
  await commit('second', 'a.txt', 'one\ntwo\n');
  await commit('third', 'b c.txt', 'b\n');
  await git('checkout', '-q', '-b', 'side', shas.first);
  await commit('aside', 'side.txt', 'side\n');
  await git('checkout', '-q', '--orphan', 'stranger');
  await commit('stranger', 'x.txt', '');
  await git('push', '-q', bench.remote('acme/compared'), '--all');
});
afterAll(() => bench.stop());

const compare = async (basehead: string, page?: object) =>
  (
    await bench
      .octokit()
      .repos.compareCommitsWithBasehead({ ...at, basehead, ...page })
  ).data;

describe('two commits', () => {
  it.each([
    ['first...main', 'ahead', 2, 0],
    ['main...first', 'behind', 0, 2],
    ['main...side', 'diverged', 1, 2],
    ['main...acme:main', 'identical', 0, 0],
  ])('%s are %s', async (range, status, ahead, behind) => {
    const result = await compare(range.replace('first', shas.first));
    expect(result).toMatchObject({
      status,
      ahead_by: ahead,
      behind_by: behind,
      total_commits: ahead,
      merge_base_commit: {
        sha: status === 'identical' ? shas.third : shas.first,
      },
    });
  });

  it('are compared by their commits, oldest first, and their files', async () => {
    const whole = await compare(`${shas.first}...main`);
    expect(whole.commits.map(({ sha }) => sha)).toEqual([
      shas.second,
      shas.third,
    ]);
    expect(whole.files).toMatchObject([
      {
        filename: 'a.txt',
        status: 'modified',
        additions: 1,
        deletions: 0,
        patch: '@@ -1 +1,2 @@\n one\n+two',
      },
      { filename: 'b c.txt', status: 'added', changes: 1 },
    ]);
    const last = await compare(`${shas.first}...main`, {
      per_page: 1,
      page: 2,
    });
    expect(last.commits.map(({ sha }) => sha)).toEqual([shas.third]);
    expect(last).not.toHaveProperty('files');
  });

  it('without a common ancestor, or that are not there, are not compared', async () => {
    await expect(compare('main...stranger')).rejects.toMatchObject({
      status: 404,
      message: expect.stringContaining('No common ancestor'),
    });
    await expect(compare('main...nowhere')).rejects.toMatchObject({
      status: 404,
    });
  });
});

describe('a commit', () => {
  it('is found by branch, tag or the beginning of its id, with its files', async () => {
    const github = bench.octokit();
    const { data } = await github.repos.getCommit({
      ...at,
      ref: shas.first.slice(0, 8),
    });
    expect(data).toMatchObject({
      sha: shas.first,
      stats: { additions: 1, deletions: 0, total: 1 },
      files: [{ filename: 'a.txt', status: 'added' }],
    });
    const branch = await github.repos.getCommit({ ...at, ref: 'side' });
    expect(branch.data.sha).toBe(shas.aside);
  });
});
