import { GitHubBench } from '../__testUtils__/GitHubBench';
import { repositoryExists } from './repositoryExists';

jest.setTimeout(60_000);

describe('repositoryExists', () => {
  let github: GitHubBench;
  beforeAll(async () => {
    github = await GitHubBench.start();
    await github.repository('there', { 'a.txt': 'a' });
  });
  afterAll(() => github?.stop());

  it.each([
    ['acme/there', true],
    ['acme/not-there', false],
  ])('%s: %s', async (repository, expected) => {
    expect(
      await repositoryExists(github.clients, github.host, repository),
    ).toBe(expected);
  });
});
