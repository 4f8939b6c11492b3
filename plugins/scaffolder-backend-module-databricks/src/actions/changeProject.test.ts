import { parseProject } from '@lakeport/project';
import { parse } from 'yaml';
import { catalogOf, projectEntities } from '../__testUtils__/catalogOf';
import { GitHubBench, TOKEN } from '../__testUtils__/GitHubBench';
import { projectFileText } from '../__testUtils__/projectFileText';
import { TestTask } from '../__testUtils__/TestTask';
import { createProjectEditAction } from './createProjectEditAction';
import { examples as editExamples } from './createProjectEditAction.examples';
import { createProjectFetchAction } from './createProjectFetchAction';
import { examples as fetchExamples } from './createProjectFetchAction.examples';
import { createProjectProposeAction } from './createProjectProposeAction';
import { examples as proposeExamples } from './createProjectProposeAction.examples';

jest.setTimeout(60_000);

const ADD_CATALOG = {
  kind: 'add-catalog',
  environment: 'dev',
  name: 'refunds_dev',
  catalog: { schemas: { raw: {} } },
};
const PROPOSAL = {
  title: 'feat: add catalog refunds_dev to dev',
  description: 'Asked for by user:default/eve.',
  request: 'add-catalog dev refunds_dev',
};
const FILE = `# Ours: ask in #payments before you change it.\n${projectFileText()}`;

describe('fetch, edit and propose', () => {
  let github: GitHubBench;
  const tasks: TestTask[] = [];

  beforeAll(async () => {
    github = await GitHubBench.start();
  });
  afterAll(() => github.stop());
  afterEach(() => tasks.splice(0).forEach(made => made.remove()));

  function task(files?: Record<string, string>): TestTask {
    const made = new TestTask(files);
    tasks.push(made);
    return made;
  }

  const fetching = (repo: string) =>
    createProjectFetchAction({
      catalog: catalogOf(projectEntities(github.host, repo)),
      integrations: github.integrations,
      github: github.clients,
    });
  const proposing = () =>
    createProjectProposeAction({ github: github.clients, lookAgainMs: 50 });

  /** A task that has fetched the repository and added a catalog. */
  async function changed(repo: string): Promise<TestTask> {
    const made = task();
    await fetching(repo).handler(
      made.context({ entityRef: 'resource:default/payments-dev' }),
    );
    await createProjectEditAction().handler(
      made.context({ edits: [ADD_CATALOG] }),
    );
    return made;
  }

  const propose = async (made: TestTask, more: { again?: boolean } = {}) => {
    await proposing().handler(made.context({ ...PROPOSAL, ...more }));
    return made.output;
  };

  describe('databricks:project:fetch', () => {
    it('puts the whole repository into the workspace', async () => {
      await github.repository('fetched', {
        'lakeport.yaml': FILE,
        'docs/index.md': '# Payments\n',
        '.github/workflows/check.yml': 'on: push\n',
      });
      const made = task();
      await fetching('fetched').handler(
        made.context({ entityRef: 'resource:default/payments-dev' }),
      );
      expect(made.read('lakeport.yaml')).toBe(FILE);
      expect(made.read('docs/index.md')).toBe('# Payments\n');
      expect(made.read('.github/workflows/check.yml')).toBe('on: push\n');
      expect(made.output).toEqual({
        entityRef: 'resource:default/payments-dev',
        owner: 'group:default/payments-data',
        project: 'payments',
        environment: 'dev',
        repository: 'acme/fetched',
        branch: 'main',
        commit: await github.client('fetched').head('main'),
        path: 'lakeport.yaml',
        url: `${github.url}/acme/fetched`,
      });
      expect(made.lines.join()).not.toContain(TOKEN);
    });

    it('refuses an entity that is not there, or not of its kind', async () => {
      const made = task();
      await expect(
        fetching('fetched').handler(
          made.context({ entityRef: 'system:default/other' }),
        ),
      ).rejects.toThrow('no entity system:default/other, or you may not see');
    });

    it('says which repository is not there', async () => {
      await expect(
        fetching('nowhere').handler(
          task().context({ entityRef: 'system:default/payments' }),
        ),
      ).rejects.toThrow(/nowhere.git, or the portal's GitHub integration/);
    });

    it('does not mix a repository with what is there', async () => {
      await expect(
        fetching('fetched').handler(
          task({ 'a.txt': 'a' }).context({
            entityRef: 'system:default/payments',
          }),
        ),
      ).rejects.toThrow('comes before every other step');
    });

    it('does not follow a link out of the repository', async () => {
      const client = await github.repository('linked', {
        'lakeport.yaml': FILE,
      });
      const commit = await client.writeCommit({
        parent: (await client.head('main')) ?? '',
        message: 'a link',
        changes: [
          { path: 'docs', content: Buffer.from('/etc'), mode: '120000' },
        ],
      });
      await client.moveBranch('main', commit);
      await expect(
        fetching('linked').handler(
          task().context({ entityRef: 'system:default/payments' }),
        ),
      ).rejects.toThrow('leads out of the repository (docs)');
    });

    it('fetches without a branch in the URL, too', async () => {
      const [system] = projectEntities(github.host, 'fetched');
      const made = task();
      await createProjectFetchAction({
        catalog: catalogOf([
          {
            ...system,
            metadata: {
              ...system.metadata,
              annotations: {
                ...system.metadata.annotations,
                'lakeport.dev/project-file': `${github.url}/acme/fetched/blob/HEAD/lakeport.yaml`,
              },
            },
          },
        ]),
        integrations: github.integrations,
        github: github.clients,
      }).handler(made.context({ entityRef: 'system:default/payments' }));
      expect(made.output).toMatchObject({ branch: 'main' });
      expect(made.output).not.toHaveProperty('environment');
    });
  });

  describe('databricks:project:edit', () => {
    it('changes the file and keeps its comments', async () => {
      const made = task({ 'lakeport.yaml': FILE });
      await createProjectEditAction().handler(
        made.context({ edits: [ADD_CATALOG] }),
      );
      const text = made.read('lakeport.yaml');
      expect(text).toContain('# Ours: ask in #payments');
      const parsed = parseProject(text);
      expect(
        parsed.valid &&
          Object.keys(parsed.project.spec.environments.dev.catalogs),
      ).toContain('refunds_dev');
      expect(made.output).toMatchObject({
        changed: true,
        path: 'lakeport.yaml',
        summary: expect.stringContaining('adds catalog'),
      });
    });

    it('changes nothing the second time', async () => {
      const made = task({ 'lakeport.yaml': FILE });
      const action = createProjectEditAction();
      await action.handler(made.context({ edits: [ADD_CATALOG] }));
      const text = made.read('lakeport.yaml');
      await action.handler(made.context({ edits: [ADD_CATALOG] }));
      expect(made.output).toMatchObject({ changed: false });
      expect(made.read('lakeport.yaml')).toBe(text);
    });

    it('takes what a form left blank for not given', async () => {
      const made = task({ 'lakeport.yaml': FILE });
      await createProjectEditAction().handler(
        made.context({
          edits: [
            {
              ...ADD_CATALOG,
              catalog: { schemas: { raw: {} }, grants: [], comment: '' },
            },
          ],
        }),
      );
      expect(made.read('lakeport.yaml')).not.toContain('grants');
    });

    it('writes nothing when the file would become wrong', async () => {
      const made = task({ 'lakeport.yaml': FILE });
      await expect(
        createProjectEditAction().handler(
          made.context({
            edits: [
              ADD_CATALOG,
              { ...ADD_CATALOG, environment: 'nowhere', name: 'x' },
            ],
          }),
        ),
      ).rejects.toThrow(/nowhere/);
      expect(made.read('lakeport.yaml')).toBe(FILE);
    });

    it('refuses a catalog that is there with something else', async () => {
      const made = task({ 'lakeport.yaml': FILE });
      const action = createProjectEditAction();
      await action.handler(made.context({ edits: [ADD_CATALOG] }));
      const text = made.read('lakeport.yaml');
      await expect(
        action.handler(
          made.context({
            edits: [{ ...ADD_CATALOG, catalog: { schemas: { refined: {} } } }],
          }),
        ),
      ).rejects.toThrow(/refunds_dev exists already in dev/);
      expect(made.read('lakeport.yaml')).toBe(text);
    });

    it('says every edit that cannot be read', async () => {
      await expect(
        createProjectEditAction().handler(
          task({ 'lakeport.yaml': FILE }).context({
            edits: [
              { kind: 'drop-everything' },
              { kind: 'grant', environment: 'dev', catalog: 'a b' },
            ],
          }),
        ),
      ).rejects.toThrow(
        /edits\[0\][^]*"drop-everything" is no kind of edit[^]*edits\[1\][^]*catalog/,
      );
    });
  });

  describe('databricks:project:propose', () => {
    it('opens a pull request with the changed file alone', async () => {
      await github.repository('opened', {
        'lakeport.yaml': FILE,
        'README.md': '# Payments\n',
      });
      const made = await changed('opened');
      const output = await propose(made);
      expect(output).toMatchObject({
        state: 'opened',
        number: 1,
        branch: expect.stringMatching(
          /^lakeport\/add-catalog-dev-refunds-dev-/,
        ),
        pullRequestUrl: `${github.url}/acme/opened/pull/1`,
        files: ['lakeport.yaml'],
      });
      const client = github.client('opened');
      const pull = await client.pullRequests.read(1);
      expect(pull).toMatchObject({
        title: PROPOSAL.title,
        body: PROPOSAL.description,
        base: 'main',
        state: 'open',
      });
      const proposed = await client.readFile('lakeport.yaml', pull.head);
      expect(proposed).toBe(made.read('lakeport.yaml'));
      expect(await client.readFile('README.md', pull.head)).toBe(
        '# Payments\n',
      );
    });

    it('adds, removes and makes executable what the workspace does', async () => {
      await github.repository('files', {
        'lakeport.yaml': FILE,
        '.github/workflows/sleep.yml': 'on: push\n',
        'run.sh': '#!/bin/sh\n',
      });
      const made = await changed('files');
      const { rmSync, chmodSync } = jest.requireActual('node:fs');
      rmSync(`${made.workspacePath}/.github/workflows/sleep.yml`);
      chmodSync(`${made.workspacePath}/run.sh`, 0o755);
      made.write('docs/new.md', 'new\n');
      const output = await propose(made);
      expect(output.files).toEqual([
        '.github/workflows/sleep.yml',
        'docs/new.md',
        'lakeport.yaml',
        'run.sh',
      ]);
      const client = github.client('files');
      const { head } = await client.pullRequests.read(1);
      const { files } = await client.readTree(head);
      expect([...files.keys()].sort()).toEqual([
        'docs/new.md',
        'lakeport.yaml',
        'run.sh',
      ]);
      expect(files.get('run.sh')?.mode).toBe('100755');
    });

    it('finds the open pull request of the same request, and leaves it alone', async () => {
      await github.repository('found', { 'lakeport.yaml': FILE });
      const first = await propose(await changed('found'));
      const reviewed = await github.write(
        'found',
        'note.md',
        'from the review',
        String(first.branch),
      );
      expect(await propose(await changed('found'))).toMatchObject({
        state: 'found',
        number: 1,
      });
      expect((await github.client('found').pullRequests.read(1)).head).toBe(
        reviewed,
      );
    });

    it('opens one pull request when the same is asked for at the same time', async () => {
      await github.repository('twice', { 'lakeport.yaml': FILE });
      const both = await Promise.all([changed('twice'), changed('twice')]);
      const outputs = await Promise.all(both.map(made => propose(made)));
      expect(outputs.map(({ number }) => number)).toEqual([1, 1]);
      expect(outputs.map(({ state }) => state).sort()).toEqual([
        'found',
        'opened',
      ]);
    });

    it('has nothing to propose once it is merged', async () => {
      await github.repository('merged', { 'lakeport.yaml': FILE });
      const early = await changed('merged');
      await propose(await changed('merged'));
      await github.merge('merged', 1);
      expect(await propose(early)).toMatchObject({
        state: 'merged',
        number: 1,
      });
      expect(await propose(await changed('merged'))).toMatchObject({
        state: 'merged',
        number: 1,
        files: [],
      });
    });

    it('says that there is nothing to propose', async () => {
      await github.repository('same', { 'lakeport.yaml': FILE });
      const made = task();
      await fetching('same').handler(
        made.context({ entityRef: 'system:default/payments' }),
      );
      expect(await propose(made)).toEqual({ state: 'unchanged', files: [] });
      expect(await github.branches('same')).toEqual(['main']);
    });

    it('proposes again what was undone after its merge', async () => {
      await github.repository('undone', { 'lakeport.yaml': FILE });
      await propose(await changed('undone'));
      await github.merge('undone', 1);
      await github.write('undone', 'lakeport.yaml', FILE);
      expect(await propose(await changed('undone'))).toMatchObject({
        state: 'opened',
        number: 2,
        branch: expect.stringMatching(/-2$/),
      });
    });

    it('says that it was closed unmerged, and proposes again only when asked', async () => {
      await github.repository('closed', { 'lakeport.yaml': FILE });
      await propose(await changed('closed'));
      await github.client('closed').pullRequests.close(1, 'not this way');
      const made = await changed('closed');
      await expect(propose(made)).rejects.toThrow(
        /#1 of this request was closed without being merged .*\/pull\/1/,
      );
      expect(await propose(made, { again: true })).toMatchObject({
        state: 'opened',
        number: 2,
      });
    });

    it('leaves no branch where the pull request cannot be opened', async () => {
      const client = await github.repository('refused', {
        'lakeport.yaml': FILE,
      });
      const made = await changed('refused');
      // The branch that the pull request is for goes away in between.
      const tip = (await client.head('main')) ?? '';
      await client.createBranch('other', tip);
      await client.deleteBranch('main');
      await expect(propose(made)).rejects.toThrow(/Opening a pull request/);
      expect(await github.branches('refused')).toEqual(['other']);
    });

    it('takes up a branch that a task left before its pull request', async () => {
      const client = await github.repository('left', { 'lakeport.yaml': FILE });
      const made = await changed('left');
      await proposing().handler(made.context(PROPOSAL, { isDryRun: true }));
      const branch = String(made.output.branch);
      await client.createBranch(branch, (await client.head('main')) ?? '');
      expect(await propose(made)).toMatchObject({ state: 'opened', branch });
    });

    it('goes on after a restart with the pull request that it opened', async () => {
      await github.repository('restarted', { 'lakeport.yaml': FILE });
      const made = await changed('restarted');
      await propose(made);
      expect(await propose(made)).toMatchObject({ state: 'opened', number: 1 });
    });

    it('opens nothing once the task is cancelled', async () => {
      await github.repository('cancelled', { 'lakeport.yaml': FILE });
      const made = await changed('cancelled');
      await expect(
        proposing().handler(
          made.context(PROPOSAL, { signal: AbortSignal.abort() }),
        ),
      ).rejects.toThrow(/abort/i);
      expect(await github.branches('cancelled')).toEqual(['main']);
    });

    it('changes nothing in a dry run', async () => {
      await github.repository('dry', { 'lakeport.yaml': FILE });
      const made = await changed('dry');
      await proposing().handler(made.context(PROPOSAL, { isDryRun: true }));
      expect(made.output).toMatchObject({
        state: 'opened',
        files: ['lakeport.yaml'],
      });
      expect(made.output).not.toHaveProperty('pullRequestUrl');
      expect(made.lines.join('\n')).toContain('Dry run: would propose');
      expect(await github.branches('dry')).toEqual(['main']);
    });

    it('needs a fetched workspace and a title', async () => {
      await expect(
        proposing().handler(task({ a: 'a' }).context(PROPOSAL)),
      ).rejects.toThrow('start with databricks:project:fetch');
      await expect(
        proposing().handler(
          task().context({ ...PROPOSAL, title: 'x'.repeat(300) }),
        ),
      ).rejects.toThrow('300 characters');
    });
  });

  it.each([
    ['fetch', fetchExamples, () => fetching('x')] as const,
    ['edit', editExamples, () => createProjectEditAction()] as const,
    ['propose', proposeExamples, proposing] as const,
  ])('gives examples of %s that its schema takes', (name, examples, action) => {
    const { id, schema } = action();
    for (const { example } of examples) {
      const [step] = parse(example).steps;
      expect(step.action).toBe(`databricks:project:${name}`);
      expect(step.action).toBe(id);
      const known = Object.keys(Object(Object(schema?.input).properties));
      expect(known).toEqual(expect.arrayContaining(Object.keys(step.input)));
    }
  });
});
