import { platformEntity } from '../__testUtils__/catalogOf';
import { startDryRuns, type DryRuns } from '../__testUtils__/dryRunTemplate';
import { GitHubBench } from '../__testUtils__/GitHubBench';
import { platformFileText } from '../__testUtils__/platformFileText';

jest.setTimeout(120_000);

describe('a task of databricks-project that fails', () => {
  let github: GitHubBench;
  let runs: DryRuns;
  beforeAll(async () => {
    github = await GitHubBench.start();
    await github.repository('platform', {
      'lakeport.yaml': platformFileText(),
    });
    runs = await startDryRuns({
      github,
      entities: [
        platformEntity(github.host),
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Resource',
          metadata: {
            name: 'orders-dev',
            annotations: {
              'lakeport.dev/project-file': `${github.url}/acme/other/blob/main/lakeport.yaml`,
            },
          },
        },
      ],
    });
  });
  afterAll(async () => {
    await runs?.stop();
    await github?.stop();
  });

  const form = (repository: string) => ({
    platform: 'system:default/acme',
    name: 'orders',
    owner: 'group:default/payments-data',
    repository,
    environments: [
      {
        name: 'dev',
        awsAccountId: '100000000002',
        region: 'us-west-2',
        availabilityZones: ['us-west-2a', 'us-west-2b'],
      },
    ],
  });
  const branches = () => github.branches('platform');

  it('gives back what the platform was asked for when nothing is published', async () => {
    const { status, log } = await runs.run(form('acme/orders'));
    expect(status).toBe('failed');
    expect(log).toContain(
      'is taken: the catalog has resource:default/orders-dev',
    );
    expect(log).toContain('Withdrew pull request #1');
    expect(await branches()).toEqual(['main']);
    expect(
      await (await github.clients.octokit(github.at('platform'))).rest.pulls
        .get({ owner: 'acme', repo: 'platform', pull_number: 1 })
        .then(({ data }) => data.state),
    ).toBe('closed');
  });

  it('asks for nothing when the repository is there', async () => {
    await github.repository('there', { 'README.md': '# there\n' });
    const { status, log } = await runs.run(form('acme/there'));
    expect(status).toBe('failed');
    expect(log).toContain('There is a repository acme/there already');
    expect(log).not.toContain('Withdrew');
    expect(await branches()).toEqual(['main']);
  });
});
