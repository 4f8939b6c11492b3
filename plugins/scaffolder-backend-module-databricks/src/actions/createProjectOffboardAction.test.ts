import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import type { Deployment } from '@lakeport/backstage-plugin-databricks-common';
import { parsePlatform } from '@lakeport/project';
import { parse } from 'yaml';
import {
  catalogOf,
  platformEntity,
  projectEntities,
} from '../__testUtils__/catalogOf';
import { GitHubBench } from '../__testUtils__/GitHubBench';
import { hidingCatalog } from '../__testUtils__/hidingCatalog';
import { platformFileText } from '../__testUtils__/platformFileText';
import { StandInAccount, workspaceOf } from '../__testUtils__/StandInAccount';
import { TestTask } from '../__testUtils__/TestTask';
import { createProjectOffboardAction } from './createProjectOffboardAction';
import { examples } from './createProjectOffboardAction.examples';
import { createProjectOnboardAction } from './createProjectOnboardAction';

jest.setTimeout(120_000);

const PLATFORM = 'system:default/acme';
const timing = { poll: 50, heartbeat: 60_000, settle: 20, patience: 60_000 };

const HELD = `  projects:
    payments: # since 2025
      repository: acme/payments
      owner: group:default/payments-data
      environments:
        dev: { awsAccountId: "100000000002", region: us-west-2, cidr: 10.0.0.0/22 }
        prod: { awsAccountId: "100000000003", region: us-west-2, cidr: 10.0.4.0/22 }
    sales:
      repository: acme/sales
      owner: group:default/sales-data
      environments:
        dev: { awsAccountId: "100000000004", region: us-west-2, cidr: 10.0.8.0/22 }
`;
const TEXT = platformFileText({ projects: HELD });

/** A workflow that keeps what `lakeport apply` says, or fails. */
const WORKFLOW = (keys: string[]) => {
  const environments = Object.fromEntries(
    keys.map(key => [
      key,
      { planRoleArn: 'p', applyRoleArn: 'a', principalId: '1', clientId: 'c' },
    ]),
  );
  return `name: platform
on:
  push:
    branches: [main]
jobs:
  apply:
    runs-on: ubuntu-latest
    steps:
      - run: |
          cat > outputs.json <<'END'
          ${JSON.stringify({ step: 'outputs', environments })}
          END
      - uses: actions/upload-artifact@v4
        with: { name: outputs, path: outputs.json }
`;
};

describe('databricks:project:offboard', () => {
  let github: GitHubBench;
  let accounts: StandInAccount;
  let deployments: Deployment[] | Error;
  const tasks: TestTask[] = [];

  beforeAll(async () => {
    github = await GitHubBench.start();
  });
  afterAll(() => github.stop());
  beforeEach(() => {
    accounts = new StandInAccount();
    deployments = [];
  });
  afterEach(() => tasks.splice(0).forEach(made => made.remove()));

  const entities = (repo: string) => [
    platformEntity(github.host, repo),
    ...projectEntities(github.host),
  ];
  const action = (
    repo: string,
    catalog: Parameters<
      typeof createProjectOffboardAction
    >[0]['catalog'] = catalogOf(entities(repo)),
  ) =>
    createProjectOffboardAction({
      catalog,
      integrations: github.integrations,
      github: github.clients,
      auth: mockServices.auth(),
      accounts,
      databricks: {
        listDeployments: async () => {
          if (deployments instanceof Error) {
            throw deployments;
          }
          return { items: deployments, totalItems: deployments.length };
        },
      },
      timing,
    });

  interface More {
    environment?: string;
    waitFor?: 'opened' | 'merged' | 'applied';
    withdraw?: boolean;
    number?: number;
    again?: boolean;
    project?: string;
    entityRef?: string;
  }
  async function offboard(
    repo: string,
    more: More = {},
    options: { isDryRun?: boolean } = {},
  ) {
    const made = new TestTask();
    tasks.push(made);
    await action(repo).handler(
      made.context(
        { platform: PLATFORM, project: 'payments', waitFor: 'opened', ...more },
        options,
      ),
    );
    return made;
  }
  const platformAt = async (repo: string, ref = 'main') => {
    const text = await github.client(repo).readFile('lakeport.yaml', ref);
    const parsed = parsePlatform(text ?? '');
    if (!parsed.valid) {
      throw new Error('not valid');
    }
    return { text, projects: parsed.platform.spec.projects };
  };

  it('takes an environment off by pull request, and keeps the rest', async () => {
    await github.repository('one', { 'lakeport.yaml': TEXT });
    const { output } = await offboard('one', { environment: 'dev' });
    expect(output).toMatchObject({
      state: 'opened',
      number: 1,
      environments: ['dev'],
    });
    const [pull] = await github
      .client('one')
      .pullRequests.listOpen('lakeport/');
    expect(pull.title).toBe('feat: take dev of payments off the platform');
    const { text, projects } = await platformAt('one', pull.branch);
    expect(Object.keys(projects.payments.environments)).toEqual(['prod']);
    expect(Object.keys(projects.sales.environments)).toEqual(['dev']);
    expect(text).toContain('# since 2025');
    const remains = String(output.remains);
    expect(remains).toContain('acme-terraform-tf-state');
    expect(remains).toContain('payments/payments-dev-base.tfstate');
    expect(remains).toContain('AWS account 100000000002');
    expect(remains).toContain(
      'dev and dev-plan of the repository acme/payments',
    );
    expect(pull.body).toContain('What remains:');

    const again = await offboard('one', { environment: 'dev' });
    expect(again.output).toMatchObject({ state: 'opened', number: 1 });
    expect(
      await github.client('one').pullRequests.listOpen('lakeport/'),
    ).toHaveLength(1);
  });

  it('takes the project off, waits until it is applied, and changes nothing after', async () => {
    await github.repository('whole', {
      'lakeport.yaml': TEXT,
      '.github/workflows/platform.yml': WORKFLOW(['sales/dev']),
    });
    const made = new TestTask();
    tasks.push(made);
    const waiting = action('whole').handler(
      made.context({ platform: PLATFORM, project: 'payments' }),
    );
    await until(() => made.lines.some(line => line.includes('Waiting for')));
    await github.merge('whole', 1);
    await waiting;
    expect(made.output).toMatchObject({
      state: 'applied',
      number: 1,
      environments: ['dev', 'prod'],
    });
    expect(Object.keys((await platformAt('whole')).projects)).toEqual([
      'sales',
    ]);
    const again = await offboard('whole', { waitFor: 'applied' });
    expect(again.output).toMatchObject({
      state: 'unchanged',
      environments: [],
      summary: expect.stringContaining('was taken off the platform before'),
    });
    expect(await github.client('whole').pullRequests.read(1)).toMatchObject({
      state: 'merged',
    });
  });

  it('says when the platform was applied and still has it', async () => {
    await github.repository('still', {
      'lakeport.yaml': TEXT,
      '.github/workflows/platform.yml': WORKFLOW(['payments/dev']),
    });
    const made = new TestTask();
    tasks.push(made);
    const waiting = action('still')
      .handler(
        made.context({
          platform: PLATFORM,
          project: 'payments',
          environment: 'dev',
        }),
      )
      .then(
        () => 'it went on',
        error => String(error),
      );
    await until(() => made.lines.some(line => line.includes('Waiting for')));
    await github.merge('still', 1);
    expect(await waiting).toContain(
      'outputs are missing or still name payments/dev',
    );
  });

  it('is brought up to date when others are merged first', async () => {
    await github.repository('moved', { 'lakeport.yaml': TEXT });
    await offboard('moved', { environment: 'dev' });
    await github.write(
      'moved',
      'lakeport.yaml',
      TEXT.replace('10.0.0.0/22 }', '10.0.0.0/22 } # the first'),
    );
    const { lines } = await offboard('moved', { environment: 'dev' });
    expect(lines.join('\n')).toContain('was brought up to date with main');
    await github.merge('moved', 1);
    const { text, projects } = await platformAt('moved');
    expect(Object.keys(projects.payments.environments)).toEqual(['prod']);
    expect(text).not.toContain('the first');
  });

  it('says that its pull request was closed, and proposes it again when asked to', async () => {
    const client = await github.repository('closed', { 'lakeport.yaml': TEXT });
    await offboard('closed');
    await client.pullRequests.close(1, 'no');
    await expect(offboard('closed')).rejects.toThrow(
      '#1 of this request was closed without being merged',
    );
    const { output } = await offboard('closed', { again: true });
    expect(output).toMatchObject({ state: 'opened', number: 2 });
  });

  describe('with something left', () => {
    const deployment = (changes: Partial<Deployment>): Deployment => ({
      id: 'd-1',
      entityRef: 'resource:default/payments-dev',
      project: 'payments',
      environment: 'dev',
      operation: 'apply',
      state: 'succeeded',
      requestedBy: 'user:default/eve',
      requestedAt: '2026-11-20T10:00:00.000Z',
      updatedAt: '2026-11-20T10:00:00.000Z',
      jobs: [],
      ...changes,
    });
    const propose = () => offboard('left', { environment: 'dev' });

    beforeAll(async () => {
      await github.repository('left', { 'lakeport.yaml': TEXT });
    });

    it('refuses while there is a workspace', async () => {
      accounts.workspaces = [workspaceOf('payments', 'dev')];
      await expect(propose()).rejects.toThrow(
        'payments-dev still has the workspace payments-dev (https://dbc-12.cloud.databricks.com). Destroy it first',
      );
      // That of another environment is none of its business.
      accounts.workspaces = [workspaceOf('payments', 'prod')];
      const dry = await offboard(
        'left',
        { environment: 'dev' },
        {
          isDryRun: true,
        },
      );
      expect(dry.lines.join('\n')).not.toContain('Would be refused');
      await expect(offboard('left')).rejects.toThrow('payments-prod still has');
    });

    it.each([
      [deployment({ state: 'running' }), 'is being deployed (apply, d-1)'],
      [
        deployment({ operation: 'destroy', state: 'failed' }),
        'The last destroy of payments-dev ended as failed (d-1)',
      ],
      [deployment({ state: 'lost' }), 'The last apply of payments-dev ended'],
    ])('refuses after what may have left something: %j', async (last, said) => {
      deployments = [deployment({ id: 'd-2', operation: 'plan' }), last];
      await expect(propose()).rejects.toThrow(said);
    });

    it('goes by a destroy where the workspaces cannot be listed', async () => {
      accounts.errors.workspaces = new Error('no answer');
      await expect(propose()).rejects.toThrow(
        'cannot be told whether payments-dev still has a workspace: no answer',
      );
      deployments = new NotFoundError('no such entity');
      await expect(propose()).rejects.toThrow(
        /no answer; and its deployments are unknown: .*no such entity/,
      );
      expect(await github.branches('left')).toEqual(['main']);
      deployments = [deployment({ operation: 'destroy' })];
      expect((await propose()).output).toMatchObject({ state: 'opened' });
    });

    it('needs no deployments where there is no workspace', async () => {
      deployments = new NotFoundError('no such entity');
      const { lines, output } = await propose();
      expect(output).toMatchObject({ state: 'opened' });
      expect(lines.join('\n')).toContain('could not be read');
    });
  });

  it('shows in a dry run what it would do, and changes nothing', async () => {
    await github.repository('dry', { 'lakeport.yaml': TEXT });
    accounts.workspaces = [workspaceOf('payments', 'dev')];
    const { lines, output } = await offboard('dry', {}, { isDryRun: true });
    expect(output).toMatchObject({
      state: 'opened',
      environments: ['dev', 'prod'],
    });
    expect(lines.join('\n')).toContain('Would be refused: ');
    expect(await github.branches('dry')).toEqual(['main']);
  });

  it('takes off only what the one who asks may see, and what it is', async () => {
    await github.repository('others', { 'lakeport.yaml': TEXT });
    await expect(offboard('others', { project: 'sales' })).rejects.toThrow(
      'no entity system:default/sales, or you may not see it',
    );
    await expect(
      offboard('others', {
        project: 'sales',
        entityRef: 'system:default/payments',
      }),
    ).rejects.toThrow('is not project sales of the platform');
    await expect(offboard('others', { entityRef: PLATFORM })).rejects.toThrow(
      'is not project payments of the platform',
    );
    expect(await github.branches('others')).toEqual(['main']);
  });

  it('has nothing to do for what is not there', async () => {
    await github.repository('none', { 'lakeport.yaml': platformFileText() });
    expect((await offboard('none')).output).toMatchObject({
      state: 'unchanged',
      summary: 'payments is not on the platform',
    });
    const made = new TestTask();
    tasks.push(made);
    await action('none').handler(made.context({ project: 'payments' }));
    expect(made.output).toMatchObject({ state: 'skipped', remains: [] });
  });

  describe('with withdraw', () => {
    async function onboard(repo: string, project: string, environment: string) {
      const made = new TestTask();
      tasks.push(made);
      await createProjectOnboardAction({
        catalog: catalogOf(entities(repo)),
        integrations: github.integrations,
        github: github.clients,
        auth: mockServices.auth(),
        timing,
      }).handler(
        made.context({
          platform: PLATFORM,
          project,
          repository: `acme/${project}`,
          owner: 'group:default/x',
          environments: [
            {
              name: environment,
              awsAccountId:
                environment === 'dev' ? '100000000008' : '100000000009',
              region: 'us-west-2',
            },
          ],
          waitFor: 'opened',
        }),
      );
      return made.output;
    }

    it('closes the open request and deletes its branch, and nothing else', async () => {
      const client = await github.repository('back', {
        'lakeport.yaml': platformFileText(),
      });
      await onboard('back', 'payments', 'dev');
      const { output } = await offboard('back', { withdraw: true });
      expect(output).toMatchObject({ state: 'withdrawn', number: 1 });
      expect(await client.pullRequests.read(1)).toMatchObject({
        state: 'closed',
      });
      expect(await github.branches('back')).toEqual(['main']);
      expect((await offboard('back', { withdraw: true })).output).toMatchObject(
        { state: 'unchanged' },
      );
    });

    it('closes one of several only when it is said which', async () => {
      const client = await github.repository('several', {
        'lakeport.yaml': platformFileText(),
      });
      await onboard('several', 'payments', 'dev');
      await onboard('several', 'payments', 'prod');
      await expect(offboard('several', { withdraw: true })).rejects.toThrow(
        'payments has more than one onboarding request',
      );
      const dry = await offboard(
        'several',
        { withdraw: true, environment: 'prod' },
        { isDryRun: true },
      );
      expect(dry.output).toMatchObject({ state: 'withdrawn', number: 2 });
      await offboard('several', { withdraw: true, number: 1 });
      const open = await client.pullRequests.listOpen('lakeport/');
      expect(open.map(({ number }) => number)).toEqual([2]);
    });

    it('leaves what is onboarded, and what others propose', async () => {
      const client = await github.repository('kept', { 'lakeport.yaml': TEXT });
      await offboard('kept');
      expect((await offboard('kept', { withdraw: true })).output).toMatchObject(
        {
          state: 'unchanged',
        },
      );
      expect(await client.pullRequests.listOpen('lakeport/')).toHaveLength(1);
      await expect(offboard('kept', { number: 1 })).rejects.toThrow(
        'it goes with "withdraw"',
      );
    });

    it('closes nothing of a project that is hidden', async () => {
      await github.repository('hidden', {
        'lakeport.yaml': platformFileText(),
      });
      const made = new TestTask();
      tasks.push(made);
      const context = made.context<
        { platform: string; project: string; withdraw: boolean },
        Record<string, never>
      >({
        platform: PLATFORM,
        project: 'payments',
        withdraw: true,
      });
      await expect(
        action('hidden', {
          getEntityByRef: (ref, options) =>
            (ref === PLATFORM
              ? catalogOf(entities('hidden'))
              : hidingCatalog(entities('hidden'))
            ).getEntityByRef(ref, options),
        }).handler({
          ...context,
          getInitiatorCredentials: async () => mockCredentials.user(),
        }),
      ).rejects.toThrow(
        'There is no entity system:default/payments, or you may not see it',
      );
    });
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

async function until(test: () => boolean): Promise<void> {
  const end = Date.now() + 30_000;
  while (!test()) {
    if (Date.now() > end) {
      throw new Error('It does not come to that');
    }
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
