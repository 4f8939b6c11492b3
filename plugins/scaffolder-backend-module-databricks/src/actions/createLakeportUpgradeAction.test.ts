import { parse } from 'yaml';
import {
  catalogOf,
  platformEntity,
  projectEntities,
} from '../__testUtils__/catalogOf';
import { GitHubBench, TOKEN } from '../__testUtils__/GitHubBench';
import { platformFileText } from '../__testUtils__/platformFileText';
import { projectFileText } from '../__testUtils__/projectFileText';
import { StandInRunner } from '../__testUtils__/StandInRunner';
import { TestTask } from '../__testUtils__/TestTask';
import { createLakeportUpgradeAction } from './createLakeportUpgradeAction';
import { examples } from './createLakeportUpgradeAction.examples';

jest.setTimeout(60_000);

const PROJECT = 'system:default/payments';
const FILES = {
  'lakeport.yaml': `# Ours.\n${projectFileText()}`,
  'package.json':
    '{\n  "devDependencies": {\n    "lakeport": "0.1.0"\n  }\n}\n',
  'package-lock.json': `{
  "lockfileVersion": 3,
  "packages": {
    "": { "devDependencies": { "lakeport": "0.1.0" } },
    "node_modules/lakeport": { "version": "0.1.0", "integrity": "sha512-old" }
  }
}
`,
};

class NewerRunner extends StandInRunner {
  async version() {
    return '0.2.0';
  }
}

describe('databricks:lakeport:upgrade', () => {
  let github: GitHubBench;
  const tasks: TestTask[] = [];

  beforeAll(async () => {
    github = await GitHubBench.start();
  });
  afterAll(() => github.stop());
  afterEach(() => tasks.splice(0).forEach(made => made.remove()));

  const action = (repo: string) =>
    createLakeportUpgradeAction({
      catalog: catalogOf([
        ...projectEntities(github.host, repo),
        platformEntity(github.host, repo),
      ]),
      integrations: github.integrations,
      github: github.clients,
      lakeport: new NewerRunner(),
      lookAgainMs: 20,
    });

  async function upgrade(
    repo: string,
    input: {
      entityRef?: string;
      version?: string;
      again?: boolean;
      continueOnError?: boolean;
    } = {},
    isDryRun = false,
  ) {
    const made = new TestTask();
    tasks.push(made);
    await action(repo).handler(
      made.context({ entityRef: PROJECT, ...input }, { isDryRun }),
    );
    return made;
  }

  it('proposes the pin, the lock and what follows from the file', async () => {
    const client = await github.repository('up', FILES);
    const { output, lines } = await upgrade('up');
    expect(output).toMatchObject({
      state: 'opened',
      result: {
        entityRef: PROJECT,
        repository: 'acme/up',
        from: '0.1.0',
        to: '0.2.0',
        state: 'opened',
        number: 1,
        files: ['docs/environments.md', 'package-lock.json', 'package.json'],
      },
    });
    expect(output.message).toContain('lakeport 0.1.0 to 0.2.0');
    expect(lines.join()).not.toContain(TOKEN);
    const [pull] = await client.pullRequests.listOpen('lakeport/');
    expect(pull.title).toBe('chore: upgrade lakeport to 0.2.0');
    expect(pull.url).toBe(output.pullRequestUrl);
    const lock = await client.readFile('package-lock.json', pull.branch);
    expect(lock).toContain('"version": "0.2.0"');
    expect(lock).not.toContain('sha512-old');
    expect(await client.readFile('lakeport.yaml', pull.branch)).toBe(
      FILES['lakeport.yaml'],
    );

    expect((await upgrade('up')).output).toMatchObject({
      state: 'found',
      result: { number: 1 },
    });
    await github.merge('up', 1);
    const after = await upgrade('up');
    expect(after.output).toMatchObject({
      state: 'unchanged',
      pullRequestUrl: '',
      message: `${PROJECT} uses lakeport 0.2.0 already`,
    });
  });

  it('says that its pull request was closed, and opens another when asked to', async () => {
    const client = await github.repository('refused', FILES);
    await upgrade('refused');
    await client.pullRequests.close(1, 'not now');
    await expect(upgrade('refused')).rejects.toThrow(
      'closed without being merged',
    );
    expect((await upgrade('refused', { again: true })).output).toMatchObject({
      state: 'opened',
      result: { number: 2 },
    });
  });

  it('takes the version that is asked for, and says what it does not do', async () => {
    const client = await github.repository('asked', FILES);
    const { output } = await upgrade('asked', { version: '0.1.5' });
    expect(output.result).toMatchObject({
      to: '0.1.5',
      files: ['package-lock.json', 'package.json'],
    });
    const [pull] = await client.pullRequests.listOpen('lakeport/');
    expect(pull.body).toContain('npm run generate');
  });

  it('upgrades a platform, too', async () => {
    await github.repository('platform', {
      ...FILES,
      'lakeport.yaml': platformFileText(),
    });
    const runner = new NewerRunner();
    jest
      .spyOn(NewerRunner.prototype, 'check')
      .mockImplementationOnce(async () => ({
        ...(await runner.check(projectFileText())),
      }));
    const { output } = await upgrade('platform', {
      entityRef: 'system:default/acme',
    });
    expect(output).toMatchObject({ state: 'opened' });
  });

  it.each([
    '^1.0.0',
    'latest',
    '1.2',
    '01.2.3',
    '1.2.3 ',
    '1.2.3;id',
    'v1.2.3',
  ])('refuses %j as a version', async version => {
    await expect(upgrade('never', { version })).rejects.toThrow(
      `${JSON.stringify(version)} is no version of lakeport`,
    );
  });

  it('refuses an older version, and one that cannot be told', async () => {
    await github.repository('older', FILES);
    await expect(upgrade('older', { version: '0.0.1' })).rejects.toThrow(
      'lakeport 0.1.0 is in use, and 0.0.1 is older',
    );
    await github.write(
      'older',
      'package.json',
      '{"devDependencies":{"lakeport":">0"}}',
    );
    await expect(upgrade('older')).rejects.toThrow('asks for lakeport ">0"');
    expect(await github.branches('older')).toEqual(['main']);
  });

  it('says in its outputs what failed, where others go on', async () => {
    await github.repository('failing', { ...FILES, 'package.json': '{' });
    await expect(upgrade('failing')).rejects.toThrow('is no JSON');
    const { output, lines } = await upgrade('failing', {
      continueOnError: true,
    });
    expect(output).toMatchObject({
      state: 'failed',
      pullRequestUrl: '',
      message: expect.stringContaining(`${PROJECT} was not upgraded: `),
      result: { entityRef: PROJECT, error: expect.stringContaining('no JSON') },
    });
    expect(lines.filter(line => line.startsWith('error:'))).toHaveLength(1);
    const hidden = await upgrade('failing', {
      entityRef: 'system:default/other',
      continueOnError: true,
    });
    expect(hidden.output.message).toContain('or you may not see it');
  });

  it('ends when it is cancelled, whoever goes on', async () => {
    const made = new TestTask();
    tasks.push(made);
    await expect(
      action('failing').handler(
        made.context(
          { entityRef: PROJECT, continueOnError: true },
          { signal: AbortSignal.abort() },
        ),
      ),
    ).rejects.toThrow(/abort/i);
  });

  it('shows in a dry run what it would do, and changes nothing', async () => {
    await github.repository('dry', FILES);
    const { lines, output } = await upgrade('dry', {}, true);
    expect(output).toMatchObject({ state: 'opened', pullRequestUrl: '' });
    expect(lines.join('\n')).toContain(
      'would propose "chore: upgrade lakeport to 0.2.0" to acme/dry with docs/environments.md, package-lock.json, package.json',
    );
    expect(await github.branches('dry')).toEqual(['main']);
  });

  it('gives examples that its schema takes', () => {
    const known = Object.keys(
      Object(Object(action('x').schema?.input).properties),
    );
    for (const { example } of examples) {
      const [step] = parse(example).steps;
      expect(step.action).toBe(action('x').id);
      expect(known).toEqual(expect.arrayContaining(Object.keys(step.input)));
    }
  });
});
