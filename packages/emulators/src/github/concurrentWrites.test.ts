import { TestBench } from '../__testUtils__/TestBench';

jest.setTimeout(60_000);

let bench: TestBench;
beforeAll(async () => {
  bench = await TestBench.start();
});
afterAll(() => bench.stop());

describe('writing at the same time', () => {
  it('loses no commit: what was answered with 201 is there, the rest is told', async () => {
    await bench.repository('busy', { 'README.md': '# x\n' });
    const github = bench.octokit();
    const at = { owner: 'acme', repo: 'busy' };
    const answers = await Promise.all(
      ['a', 'b', 'c', 'd', 'e', 'f'].map(async path => {
        try {
          await github.repos.createOrUpdateFileContents({
            ...at,
            path,
            message: path,
            content: '',
          });
          return { path, status: 201 };
        } catch (error) {
          const status =
            error instanceof Error && 'status' in error ? error.status : 0;
          return { path, status };
        }
      }),
    );
    const written = answers.filter(({ status }) => status === 201);
    expect(written.length).toBeGreaterThan(0);
    expect(
      answers.filter(({ status }) => status !== 201 && status !== 409),
    ).toEqual([]);
    const { data } = await github.repos.getContent({ ...at, path: '' });
    const names = Array.isArray(data) ? data.map(({ name }) => name) : [];
    expect(names.filter(name => name !== 'README.md').sort()).toEqual(
      written.map(({ path }) => path).sort(),
    );
  });
});
