import { parse } from 'yaml';
import { catalogOf, platformEntity } from '../__testUtils__/catalogOf';
import { GitHubBench } from '../__testUtils__/GitHubBench';
import { platformFileText } from '../__testUtils__/platformFileText';
import { projectFileText } from '../__testUtils__/projectFileText';
import { TestTask } from '../__testUtils__/TestTask';
import { createPlatformShareAction } from './createPlatformShareAction';
import { examples } from './createPlatformShareAction.examples';

jest.setTimeout(60_000);

const PLATFORM = 'system:default/acme';
const ACCESS = '/repos/{owner}/{repo}/actions/permissions/access';
const SUBJECT = '/repos/{owner}/{repo}/actions/oidc/customization/sub';

describe('databricks:platform:share', () => {
  let github: GitHubBench;
  const tasks: TestTask[] = [];

  beforeAll(async () => {
    github = await GitHubBench.start();
    await make('platform', true, platformFileText());
  });
  afterAll(() => github.stop());
  afterEach(() => tasks.splice(0).forEach(made => made.remove()));

  async function make(name: string, isPrivate: boolean, text: string) {
    const octokit = await github.clients.octokit(github.at(name));
    await octokit.rest.repos.createInOrg({
      org: 'acme',
      name,
      private: isPrivate,
    });
    await octokit.rest.repos.createOrUpdateFileContents({
      owner: 'acme',
      repo: name,
      path: 'lakeport.yaml',
      message: 'add lakeport.yaml',
      content: Buffer.from(text).toString('base64'),
    });
  }
  async function settingsOf(repo: string) {
    const octokit = await github.clients.octokit(github.at(repo));
    const names = { owner: 'acme', repo };
    const [access, subject] = await Promise.all([
      octokit.request(`GET ${ACCESS}`, names),
      octokit.request(`GET ${SUBJECT}`, names),
    ]);
    return {
      access: access.data.access_level,
      claims: subject.data.include_claim_keys,
    };
  }
  const action = (repo = 'platform') =>
    createPlatformShareAction({
      catalog: catalogOf([platformEntity(github.host, repo)]),
      integrations: github.integrations,
      github: github.clients,
    });
  async function share(
    input: { entityRef?: string; repoUrl?: string },
    options: { isDryRun?: boolean; repo?: string } = {},
  ) {
    const { repo, ...context } = options;
    const made = new TestTask();
    tasks.push(made);
    await action(repo).handler(made.context(input, context));
    return made;
  }

  it('changes nothing in a dry run', async () => {
    for (const input of [
      { entityRef: PLATFORM },
      { repoUrl: `${github.host}?owner=acme&repo=not-published-yet` },
    ]) {
      const { lines, output } = await share(input, { isDryRun: true });
      expect(lines.join()).toContain('Dry run: would share the workflows of');
      expect(output).toEqual({ changed: false });
    }
    expect(await settingsOf('platform')).toEqual({
      access: 'none',
      claims: undefined,
    });
  });

  it('lets the organization call the workflows, once', async () => {
    const { output, lines } = await share({ entityRef: PLATFORM });
    expect(output).toEqual({ changed: true });
    expect(lines.join('\n')).toContain(
      'may call the workflows of platform now',
    );
    const shared = {
      access: 'organization',
      claims: ['repo', 'context', 'job_workflow_ref'],
    };
    expect(await settingsOf('platform')).toEqual(shared);
    const again = await share({
      repoUrl: `${github.host}?owner=acme&repo=platform`,
    });
    expect(again.output).toEqual({ changed: false });
    expect(await settingsOf('platform')).toEqual(shared);
  });

  it('needs not share what is public', async () => {
    await make(
      'open',
      false,
      platformFileText().replace('repository: platform', 'repository: open'),
    );
    await share({ entityRef: PLATFORM }, { repo: 'open' });
    expect(await settingsOf('open')).toMatchObject({
      access: 'none',
      claims: ['repo', 'context', 'job_workflow_ref'],
    });
  });

  it('shares nothing that is no platform of that repository', async () => {
    await make('project', true, projectFileText());
    await make('copy', true, platformFileText());
    const at = (repo: string) => ({
      repoUrl: `${github.host}?owner=acme&repo=${repo}`,
    });
    await expect(share(at('project'))).rejects.toThrow(
      'no valid platform file',
    );
    await expect(share(at('copy'))).rejects.toThrow(
      'that of a platform whose repository is acme/platform',
    );
    await expect(share(at('nowhere'))).rejects.toThrow('acme/nowhere');
    expect((await settingsOf('copy')).access).toBe('none');
  });

  it('refuses what it may not see, and what names none or both', async () => {
    await expect(share({ entityRef: 'system:default/other' })).rejects.toThrow(
      'or you may not see it',
    );
    await expect(share({})).rejects.toThrow('either by "entityRef"');
    await expect(
      share({
        entityRef: PLATFORM,
        repoUrl: `${github.host}?owner=acme&repo=platform`,
      }),
    ).rejects.toThrow('either by "entityRef"');
    await expect(
      share({ repoUrl: 'elsewhere.com?owner=acme&repo=platform' }),
    ).rejects.toThrow('elsewhere.com');
  });

  it('gives examples that its schema takes', () => {
    for (const { example } of examples) {
      const [step] = parse(example).steps;
      expect(step.action).toBe(action().id);
      expect(['entityRef', 'repoUrl']).toEqual(
        expect.arrayContaining(Object.keys(step.input)),
      );
    }
  });
});
