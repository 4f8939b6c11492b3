import { TestBench } from '../__testUtils__/TestBench';

jest.setTimeout(60_000);

let bench: TestBench;
beforeAll(async () => {
  bench = await TestBench.start();
});
afterAll(() => bench.stop());

describe('a repository of one’s own', () => {
  it('belongs to the person behind a personal token', async () => {
    const github = bench.octokit('ghp_personal');
    const { data } = await github.repos.createForAuthenticatedUser({
      name: 'own',
    });
    expect(data.full_name).toBe('lakeport-user/own');
    const { status } = await github.repos.replaceAllTopics({
      owner: 'lakeport-user',
      repo: 'own',
      names: ['databricks'],
    });
    expect(status).toBe(200);
  });

  // Else publish:github, which asks for a person's repository by this route,
  // would find nothing under that person's name.
  it('is nothing that an app can have', async () => {
    await expect(
      bench
        .octokit('ghs_app')
        .repos.createForAuthenticatedUser({ name: 'lost' }),
    ).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining('not accessible by integration'),
    });
    await expect(
      bench
        .octokit()
        .repos.get({ owner: 'lakeport-portal[bot]', repo: 'lost' }),
    ).rejects.toMatchObject({ status: 404 });
  });
});
