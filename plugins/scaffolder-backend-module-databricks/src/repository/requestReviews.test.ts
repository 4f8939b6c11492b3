import { GitHubBench } from '../__testUtils__/GitHubBench';
import { recordingLogger } from '../__testUtils__/recordingLogger';
import { requestReviews } from './requestReviews';

jest.setTimeout(60_000);

describe('requestReviews', () => {
  const asked: unknown[] = [];
  const repository = (answer: () => Promise<boolean>) => ({
    pullRequests: Object.assign(Object.create(null), {
      requestReviewers: async (number: number, reviewers: object) => {
        asked.push([number, reviewers]);
        return answer();
      },
    }),
  });
  const run = async (answer: () => Promise<boolean>, reviewers: string[]) => {
    asked.splice(0);
    const { logger, lines } = recordingLogger();
    await requestReviews({
      repository: repository(answer),
      number: 7,
      reviewers,
      logger,
    });
    return lines;
  };

  it('asks users and teams by the names of their entities, each once', async () => {
    await expect(
      run(
        async () => true,
        ['user:default/eve', 'group:default/payments-data', 'user:default/eve'],
      ),
    ).resolves.toEqual([
      'info: Asked user:default/eve for a review',
      'info: Asked group:default/payments-data for a review',
    ]);
    expect(asked).toEqual([
      [7, { users: ['eve'], teams: [] }],
      [7, { users: [], teams: ['payments-data'] }],
    ]);
  });

  it('tells whom GitHub does not know, and goes on', async () => {
    const lines = await run(
      async () => false,
      ['group:default/nobody', 'user:default/eve'],
    );
    expect(lines).toEqual([
      expect.stringMatching(/^warn: GitHub does not let group:default\/nobody/),
      expect.stringMatching(/^warn: GitHub does not let user:default\/eve/),
    ]);
  });

  it('tells what went wrong, and goes on', async () => {
    const lines = await run(async () => {
      throw new Error('no answer');
    }, ['group:default/a', 'a:b:c/d']);
    expect(lines).toEqual([
      expect.stringContaining('group:default/a could not be asked'),
      expect.stringContaining('a:b:c/d could not be asked'),
    ]);
  });

  it('asks GitHub, which takes a team that it does not know for a mistake', async () => {
    const github = await GitHubBench.start();
    try {
      const client = await github.repository('reviewed', { 'a.txt': 'a\n' });
      const commit = await client.writeCommit({
        parent: (await client.head('main')) ?? '',
        message: 'change a',
        changes: [{ path: 'a.txt', content: Buffer.from('b\n') }],
      });
      await client.createBranch('lakeport/change', commit);
      const { number } = await client.pullRequests.open({
        branch: 'lakeport/change',
        base: 'main',
        title: 'Change',
        body: '',
      });
      const { logger, lines } = recordingLogger();
      await requestReviews({
        repository: client,
        number,
        reviewers: ['group:default/no-such-team'],
        logger,
      });
      expect(lines).toHaveLength(1);
      expect((await client.pullRequests.read(number)).state).toBe('open');
    } finally {
      await github.stop();
    }
  });
});
