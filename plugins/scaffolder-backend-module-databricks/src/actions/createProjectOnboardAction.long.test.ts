import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { editPlatform, parsePlatform } from '@lakeport/project';
import { parse } from 'yaml';
import {
  catalogOf,
  platformEntity,
  projectEntities,
} from '../__testUtils__/catalogOf';
import { TOKEN, type GitHubBench } from '../__testUtils__/GitHubBench';
import { hidingCatalog } from '../__testUtils__/hidingCatalog';
import {
  accountOf,
  CALLER,
  cidrOf,
  failureOf,
  inputOf,
  OnboardBench,
  onboardTiming,
  OUTPUTS,
  until,
  WORKFLOW,
} from '../__testUtils__/OnboardBench';
import { platformFileText } from '../__testUtils__/platformFileText';
import { claimOf } from '../onboarding/claimOf';
import { createProjectOnboardAction } from './createProjectOnboardAction';
import { examples } from './createProjectOnboardAction.examples';

jest.setTimeout(120_000);

describe('databricks:project:onboard', () => {
  let bench: OnboardBench;
  let github: GitHubBench;
  let counter = 0;

  beforeAll(async () => {
    bench = await OnboardBench.start();
    github = bench.github;
  });
  afterAll(() => bench.stop());
  afterEach(() => bench.clear());

  it('proposes the project with addresses of its own, and nothing the second time', async () => {
    await github.repository('one', { 'lakeport.yaml': platformFileText() });
    const first = await bench.onboard('one', 'payments');
    expect(first.output).toMatchObject({
      state: 'opened',
      number: 1,
      pullRequestUrl: `${github.url}/acme/one/pull/1`,
      facts: {
        platform: 'acme',
        repository: 'acme/payments-lakehouse',
        aws: { adminRole: 'TerraformAdminRole' },
        environments: { dev: { cidr: '10.0.0.0/22' } },
      },
    });
    const { head, branch } = await github.client('one').pullRequests.read(1);
    const text = await github.client('one').readFile('lakeport.yaml', head);
    expect(text).toContain('# given by the network team');
    expect(branch).toMatch(/^lakeport\/onboard-payments-/);

    const second = await bench.onboard('one', 'payments');
    expect(second.output).toEqual(first.output);
    expect((await github.client('one').pullRequests.read(1)).head).toBe(head);
    expect(first.lines.join()).not.toContain(TOKEN);
  });

  it('gives eight projects at the same time addresses of their own', async () => {
    const [count, prefix, repo] = [8, 22, 'together'];
    // The pool holds exactly what is asked for: nobody may waste any of it.
    const pools = ['10.0.0.0/19'];
    await github.repository(repo, {
      'lakeport.yaml': platformFileText({ pools }),
    });
    const names = Array.from({ length: count }, (_, index) => `team${index}`);
    const made = await Promise.all(
      names.map(name =>
        bench.onboard(repo, name, {
          environments: [
            {
              name: 'dev',
              awsAccountId: accountOf(name),
              region: 'us-west-2',
              prefix,
            },
          ],
        }),
      ),
    );
    const told = made.map(cidrOf);
    expect(new Set(told).size).toBe(count);

    // What was told is what is proposed, nobody left a branch behind, and all
    // of it fits into the file together.
    const client = github.client(repo);
    const open = await client.pullRequests.listOpen('lakeport/');
    expect(open).toHaveLength(count);
    expect(await github.branches(repo)).toHaveLength(count + 1);
    const main = await bench.mainOf(repo);
    let text = (await client.readFile('lakeport.yaml', 'main')) ?? '';
    for (const { head } of open) {
      const proposed = parsePlatform(
        (await client.readFile('lakeport.yaml', head)) ?? '',
      );
      const added = editPlatform(
        text,
        proposed.valid ? claimOf(main, proposed.platform) : [],
      );
      expect(added).toMatchObject({ valid: true, changed: true });
      text = added.text;
    }
    const all = parsePlatform(text);
    const projects = all.valid ? all.platform.spec.projects : {};
    expect(names.map(name => projects[name].environments.dev.cidr)).toEqual(
      told,
    );
  });

  it('gives way when another one with the same addresses was merged first', async () => {
    await github.repository('overtaken', {
      'lakeport.yaml': platformFileText(),
    });
    const made = bench.task();
    const waiting = bench
      .action('overtaken')
      .handler(made.context(inputOf('payments', { waitFor: 'merged' })));
    await until(() => made.lines.some(line => line.includes('Waiting for')));
    await github.write(
      'overtaken',
      'lakeport.yaml',
      platformFileText({
        projects: `  projects:
    refunds:
      repository: acme/refunds
      owner: group:default/refunds
      environments:
        dev: { awsAccountId: "300000000001", region: us-west-2, cidr: 10.0.0.0/22 }
`,
      }),
    );
    await until(() => made.lines.some(line => line.includes('came first')));
    await github.merge('overtaken', 1);
    await waiting;
    expect(cidrOf(made)).toBe('10.0.4.0/22');
    expect(made.output.state).toBe('merged');
  });

  it('keeps the range that was wanted, and says which is free where it is taken', async () => {
    await github.repository('wanted', { 'lakeport.yaml': platformFileText() });
    const environments = (name: string) => [
      {
        name: 'dev',
        awsAccountId: accountOf(name),
        region: 'us-west-2',
        cidr: '10.1.0.0/22',
      },
    ];
    const first = await bench.onboard('wanted', 'payments', {
      environments: environments('payments'),
    });
    expect(cidrOf(first)).toBe('10.1.0.0/22');
    await expect(
      bench.onboard('wanted', 'refunds', {
        environments: environments('refunds'),
      }),
    ).rejects.toThrow(
      /refunds gets no addresses: 10\.1\.0\.0\/22 is taken.*is the nearest that is free/,
    );
    expect(await github.branches('wanted')).toHaveLength(2);
  });

  it('leaves nothing behind where the pool is full', async () => {
    await github.repository('full', {
      'lakeport.yaml': platformFileText({ pools: ['10.0.0.0/24'] }),
    });
    await expect(bench.onboard('full', 'payments')).rejects.toThrow(
      /payments gets no addresses: the pools of us-west-2 \(10\.0\.0\.0\/24\) have no free \/22/,
    );
    expect(await github.branches('full')).toEqual(['main']);
  });

  it('refuses a name that another repository has, in the file or in a request', async () => {
    await github.repository('taken', { 'lakeport.yaml': platformFileText() });
    await bench.onboard('taken', 'payments');
    const other = { repository: 'acme/other' };
    await expect(bench.onboard('taken', 'payments', other)).rejects.toThrow(
      /payments.*acme\/payments-lakehouse/s,
    );
    await github.merge('taken', 1);
    await expect(bench.onboard('taken', 'payments', other)).rejects.toThrow(
      /name payments is taken on platform acme, by repository acme\/payments-lakehouse/,
    );
    expect(await github.branches('taken')).toHaveLength(2);
  });

  it('lets one of two have a name that both ask for at the same time', async () => {
    await github.repository('both', { 'lakeport.yaml': platformFileText() });
    const results = await Promise.allSettled([
      bench.onboard('both', 'payments', { repository: 'acme/a' }),
      bench.onboard('both', 'payments', {
        repository: 'acme/b',
        environments: [
          { name: 'dev', awsAccountId: '400000000001', region: 'us-west-2' },
        ],
      }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
    const open = await github.client('both').pullRequests.listOpen('lakeport/');
    expect(open).toHaveLength(1);
    expect(await github.branches('both')).toHaveLength(2);
  });

  it('says that the platform file was edited into overlap, and proposes nothing', async () => {
    await github.repository('overlap', {
      'lakeport.yaml': platformFileText({
        projects: `  projects:
    a:
      repository: acme/aa
      owner: group:default/a
      environments:
        dev: { awsAccountId: "300000000001", region: us-west-2, cidr: 10.0.0.0/22 }
        test: { awsAccountId: "300000000002", region: us-west-2, cidr: 10.0.2.0/23 }
`,
      }),
    });
    await expect(bench.onboard('overlap', 'payments')).rejects.toThrow(
      /not valid, so nothing can be onboarded[^]*line \d+:/,
    );
    expect(await github.branches('overlap')).toEqual(['main']);
  });

  it('says that its pull request was closed, while it waits and when it is asked again', async () => {
    await github.repository('closed', { 'lakeport.yaml': platformFileText() });
    const made = bench.task();
    const waiting = bench
      .action('closed')
      .handler(made.context(inputOf('payments', { waitFor: 'merged' })));
    const ended = failureOf(waiting);
    await until(() => made.lines.some(line => line.includes('Waiting for')));
    await github.client('closed').pullRequests.close(1, 'no');
    expect(await ended).toMatch(
      /#1 was closed without being merged .*\/pull\/1/,
    );
    await expect(bench.onboard('closed', 'payments')).rejects.toThrow(
      'closed without being merged',
    );
    expect(
      (await bench.onboard('closed', 'payments', { again: true })).output,
    ).toMatchObject({ state: 'opened', number: 2 });
  });

  it('refuses what differs from what is onboarded', async () => {
    await github.repository('differs', { 'lakeport.yaml': platformFileText() });
    await bench.onboard('differs', 'payments');
    await github.merge('differs', 1);
    await expect(
      bench.onboard('differs', 'payments', {
        environments: [
          { name: 'dev', awsAccountId: '900000000009', region: 'us-west-2' },
        ],
      }),
    ).rejects.toThrow(
      /onboarded already with something else: dev is in account/,
    );
    const more = await bench.onboard('differs', 'payments', {
      environments: [
        {
          name: 'dev',
          awsAccountId: accountOf('payments'),
          region: 'us-west-2',
        },
        {
          name: 'prod',
          awsAccountId: '900000000009',
          region: 'us-west-2',
          network: false,
        },
      ],
    });
    expect(more.output).toMatchObject({
      number: 2,
      facts: {
        environments: {
          dev: { cidr: '10.0.0.0/22' },
          prod: { awsAccountId: '900000000009' },
        },
      },
    });
    expect(JSON.stringify(more.output.facts)).not.toContain('10.0.4.0');
  });

  it('waits until it is applied, and tells the repository who it runs as', async () => {
    await github.repository('applied', {
      'lakeport.yaml': platformFileText(),
      '.github/workflows/platform.yml': WORKFLOW(OUTPUTS(['payments/dev'])),
    });
    await github.repository('payments-lakehouse', {
      'lakeport.yaml': CALLER('acme/applied'),
    });
    const first = bench.task();
    const waiting = bench
      .action('applied')
      .handler(first.context(inputOf('payments', { waitFor: 'applied' })));
    await until(() => first.lines.some(line => line.includes('Waiting for')));
    await github.merge('applied', 1);
    await waiting;
    expect(first.output).toMatchObject({
      state: 'applied',
      environments: { dev: { clientId: 'client-payments/dev' } },
    });
    const octokit = await github.clients.octokit(
      github.at('payments-lakehouse'),
    );
    const at = { owner: 'acme', repo: 'payments-lakehouse' };
    const { data } = await octokit.rest.actions.getEnvironmentVariable({
      ...at,
      environment_name: 'dev-plan',
      name: 'AWS_ROLE_ARN',
    });
    expect(data.value).toMatch(/payments-dev-plan$/);
    const { data: claims } = await octokit.request(
      'GET /repos/{owner}/{repo}/actions/oidc/customization/sub',
      at,
    );
    expect(claims).toMatchObject({
      use_default: false,
      include_claim_keys: ['repo', 'context', 'job_workflow_ref'],
    });
    expect(first.lines.filter(line => line.includes('Set '))).toHaveLength(7);

    const again = await bench.onboard('applied', 'payments', {
      waitFor: 'applied',
    });
    expect(again.output).toMatchObject({ state: 'applied' });
    expect(again.output).not.toHaveProperty('number');
    expect(again.lines.filter(line => line.includes('Set '))).toEqual([]);
  });

  describe('a repository whose tokens have ids in their subjects', () => {
    async function publish(project: string, platform: string) {
      const repo = `${project}-lakehouse`;
      await github.repository(repo, {
        'lakeport.yaml': CALLER(`acme/${platform}`, `acme/${repo}`),
      });
      const octokit = await github.clients.octokit(github.at(repo));
      const path = '/repos/{owner}/{repo}/actions/oidc/customization/sub';
      const at = { owner: 'acme', repo };
      await octokit.request(`PUT ${path}`, {
        ...at,
        use_default: true,
        use_immutable_subject: true,
      });
      const { data } = await octokit.rest.repos.get(at);
      return { owner: data.owner.id, repository: data.id };
    }
    const bodyOf = async (repo: string, number: number) =>
      (await github.client(repo).pullRequests.read(number)).body;
    const idsOf = async (repo: string, project: string) =>
      (await bench.mainOf(repo)).spec.projects[project].githubIds;

    it('is named by them before its pull request is merged', async () => {
      await github.repository('completed', {
        'lakeport.yaml': platformFileText(),
        '.github/workflows/platform.yml': WORKFLOW(OUTPUTS(['loans/dev'])),
      });
      const first = await bench.onboard('completed', 'loans');
      expect(await bodyOf('completed', 1)).toContain('Not ready to be merged');
      const ids = await publish('loans', 'completed');
      const made = bench.task();
      const waiting = bench
        .action('completed')
        .handler(made.context(inputOf('loans', { waitFor: 'applied' })));
      await until(() => made.lines.some(line => line.includes('Waiting for')));
      expect(made.lines.join()).toContain(
        '#1 now names the repository by its ids, and may be merged',
      );
      expect(await bodyOf('completed', 1)).not.toContain('Not ready');
      await github.merge('completed', 1);
      await waiting;
      expect(made.output).toMatchObject({ state: 'applied', number: 1 });
      expect(cidrOf(made)).toBe(cidrOf(first));
      expect(await idsOf('completed', 'loans')).toEqual(ids);

      const again = await bench.onboard('completed', 'loans');
      expect(again.output.state).toBe('merged');
      expect(
        await github.client('completed').pullRequests.listOpen('lakeport/'),
      ).toEqual([]);
    });

    it('is named by them in another pull request where the first was merged too early', async () => {
      await github.repository('early', {
        'lakeport.yaml': platformFileText(),
        '.github/workflows/platform.yml': WORKFLOW(OUTPUTS(['cards/dev'])),
      });
      await bench.onboard('early', 'cards');
      await github.merge('early', 1);
      expect(await idsOf('early', 'cards')).toBeUndefined();
      const ids = await publish('cards', 'early');
      const made = bench.task();
      const waiting = bench
        .action('early')
        .handler(made.context(inputOf('cards', { waitFor: 'applied' })));
      await until(() => made.lines.some(line => line.includes('Waiting for')));
      expect(made.lines.join()).toMatch(
        /cards was onboarded without the ids of its repository.*opened pull request #2 .* has to be merged as well/,
      );
      await github.merge('early', 2);
      await waiting;
      expect(made.output).toMatchObject({ state: 'applied', number: 2 });
      expect(await idsOf('early', 'cards')).toEqual(ids);
    });

    it('is asked for once more when it is merged while the portal waits without knowing it', async () => {
      await github.repository('blind', { 'lakeport.yaml': platformFileText() });
      const made = bench.task();
      const waiting = bench
        .action('blind')
        .handler(made.context(inputOf('rates', { waitFor: 'merged' })));
      await until(() => made.lines.some(line => line.includes('Waiting for')));
      const ids = await publish('rates', 'blind');
      await github.merge('blind', 1);
      await until(() => made.lines.some(line => line.includes('#2')));
      await github.merge('blind', 2);
      await waiting;
      expect(made.output).toMatchObject({ state: 'merged', number: 2 });
      expect(await idsOf('blind', 'rates')).toEqual(ids);
    });

    it('is not taken for the one that had its name before', async () => {
      await github.repository('anew', {
        'lakeport.yaml': platformFileText({
          projects: `  projects:
    bonds:
      repository: acme/bonds-lakehouse
      githubIds: { owner: 1, repository: 2 }
      owner: group:default/payments-data
      environments:
        dev: { awsAccountId: "${accountOf('bonds')}", region: us-west-2 }
`,
        }),
      });
      const { repository } = await publish('bonds', 'anew');
      expect(await failureOf(bench.onboard('anew', 'bonds'))).toMatch(
        new RegExp(
          `GitHub knows as 2 of owner 1; acme/bonds-lakehouse is ${repository} of owner \\d+ now.*change spec\\.projects\\.bonds\\.githubIds`,
        ),
      );
      expect(await github.branches('anew')).toEqual(['main']);
    });
  });

  it.each<[string, ((platform: string) => string) | undefined]>([
    ['calls another platform', () => CALLER('acme/lakehouse-platform')],
    ['calls another branch', platform => CALLER(`acme/${platform}@evil`)],
    [
      'is a copy of another',
      platform => CALLER(`acme/${platform}`, 'acme/other'),
    ],
    ['calls none', () => 'spec: {}'],
    ['is no project', () => 'a: [b'],
    ['has no project file', undefined],
  ])(
    'writes nothing to a repository that %s, whatever a platform says',
    async (_what, text) => {
      const run = counter++;
      const [platform, victim] = [`own-platform-${run}`, `victim-${run}`];
      await github.repository(platform, {
        'lakeport.yaml': platformFileText({
          projects: `  projects:
    payments:
      repository: acme/${victim}
      owner: group:default/x
      environments:
        dev: { awsAccountId: "${accountOf('payments')}", region: us-west-2 }
`,
        }),
        '.github/workflows/platform.yml': WORKFLOW(OUTPUTS(['payments/dev'])),
      });
      await github.write(platform, 'README.md', 'runs the workflow');
      await github.repository(victim, {
        'README.md': 'x',
        ...(text && { 'lakeport.yaml': text(platform) }),
      });
      const failure = await failureOf(
        bench.onboard(platform, 'payments', {
          repository: `acme/${victim}`,
          waitFor: 'applied',
        }),
      );
      expect(failure).toContain(
        `acme/${victim} is not told who its workflows run as`,
      );
      const octokit = await github.clients.octokit(github.at(victim));
      const { data } = await octokit.rest.actions.listRepoVariables({
        owner: 'acme',
        repo: victim,
      });
      expect(data.variables).toEqual([]);
    },
  );

  it('changes nothing but addresses of a pull request that is open', async () => {
    await github.repository('approved', {
      'lakeport.yaml': platformFileText(),
    });
    await bench.onboard('approved', 'payments');
    const [before] = await github
      .client('approved')
      .pullRequests.listOpen('lakeport/');
    const failure = await failureOf(
      bench.onboard('approved', 'payments', {
        environments: [
          { name: 'dev', awsAccountId: '400000000001', region: 'us-west-2' },
        ],
      }),
    );
    expect(failure).toMatch(/Pull request #1 .* asks for payments already/);
    expect(
      await github.client('approved').pullRequests.listOpen('lakeport/'),
    ).toEqual([before]);
  });

  it('says which run of the platform failed', async () => {
    await github.repository('failed', {
      'lakeport.yaml': platformFileText(),
      '.github/workflows/platform.yml': WORKFLOW(OUTPUTS([]), 1),
    });
    const made = bench.task();
    const waiting = failureOf(
      bench
        .action('failed')
        .handler(made.context(inputOf('payments', { waitFor: 'applied' }))),
    );
    await until(() => made.lines.some(line => line.includes('Waiting for')));
    await github.merge('failed', 1);
    expect(await waiting).toMatch(/workflow ended as failure: .*actions\/runs/);
  });

  it('says that the platform has no workflow', async () => {
    await github.repository('idle', { 'lakeport.yaml': platformFileText() });
    const made = bench.task();
    const waiting = failureOf(
      bench
        .action('idle')
        .handler(made.context(inputOf('payments', { waitFor: 'applied' }))),
    );
    await until(() => made.lines.some(line => line.includes('Waiting for')));
    await github.merge('idle', 1);
    expect(await waiting).toMatch('No run of platform.yml on branch main');
  });

  it('ends when it is cancelled; the pull request stays', async () => {
    await github.repository('cancelled', {
      'lakeport.yaml': platformFileText(),
    });
    const made = bench.task();
    const stop = new AbortController();
    const waiting = failureOf(
      bench.action('cancelled').handler(
        made.context(inputOf('payments', { waitFor: 'merged' }), {
          signal: stop.signal,
        }),
      ),
    );
    await until(() => made.lines.some(line => line.includes('Waiting for')));
    stop.abort();
    expect(await waiting).toMatch(/abort/i);
    expect(
      await github.client('cancelled').pullRequests.listOpen('lakeport/'),
    ).toHaveLength(1);
  });

  it('says when it has waited long enough, and goes on when it is run again', async () => {
    await github.repository('slow', { 'lakeport.yaml': platformFileText() });
    await expect(
      bench.onboard('slow', 'payments', {
        waitFor: 'merged',
        timeoutMinutes: 0.001,
      }),
    ).rejects.toThrow(/#1 is not merged yet .* stays open: run this again/);
  });

  it('says every so often what it waits for', async () => {
    await github.repository('beat', { 'lakeport.yaml': platformFileText() });
    const made = bench.task();
    await expect(
      createProjectOnboardAction({
        auth: mockServices.auth(),
        catalog: catalogOf([platformEntity(github.host, 'beat')]),
        integrations: github.integrations,
        github: github.clients,
        timing: { ...onboardTiming, heartbeat: 100 },
      }).handler(
        made.context(
          inputOf('payments', { waitFor: 'merged', timeoutMinutes: 0.02 }),
        ),
      ),
    ).rejects.toThrow('not merged yet');
    expect(
      made.lines.filter(line =>
        line.includes('Still waiting for pull request'),
      ),
    ).not.toHaveLength(0);
  });

  it('shows in a dry run what it would ask for, and changes nothing', async () => {
    await github.repository('dry', { 'lakeport.yaml': platformFileText() });
    const made = bench.task();
    await bench
      .action('dry')
      .handler(made.context(inputOf('payments'), { isDryRun: true }));
    expect(cidrOf(made)).toBe('10.0.0.0/22');
    expect(await github.branches('dry')).toEqual(['main']);
  });

  it('is skipped without a platform', async () => {
    const made = bench.task();
    await bench
      .action('none')
      .handler(made.context({ ...inputOf('payments'), platform: undefined }));
    expect(made.output).toEqual({ state: 'skipped' });
  });

  it('onboards nobody under the name of a project that is hidden', async () => {
    await github.repository('secret', { 'lakeport.yaml': platformFileText() });
    const platform = platformEntity(github.host, 'secret');
    const made = bench.task();
    await expect(
      createProjectOnboardAction({
        auth: mockServices.auth(),
        catalog: {
          getEntityByRef: (ref, options) =>
            (ref === 'system:default/acme'
              ? catalogOf([platform])
              : hidingCatalog(projectEntities(github.host))
            ).getEntityByRef(ref, options),
        },
        integrations: github.integrations,
        github: github.clients,
        timing: onboardTiming,
      }).handler({
        ...made.context(inputOf('payments')),
        getInitiatorCredentials: async () => mockCredentials.user(),
      }),
    ).rejects.toThrow(
      'There is no entity system:default/payments, or you may not see it',
    );
    expect(await github.branches('secret')).toEqual(['main']);
  });

  it('takes only platforms, and environments of different names', async () => {
    await expect(
      bench.onboard('none', 'payments', { platform: 'system:default/other' }),
    ).rejects.toThrow('no entity system:default/other');
    const { environments } = inputOf('payments');
    await expect(
      bench.onboard('one', 'payments', {
        environments: [...environments, ...environments],
      }),
    ).rejects.toThrow('Two environments have the name dev');
  });

  it('gives examples that its schema takes', () => {
    const known = Object.keys(
      Object(Object(bench.action('x').schema?.input).properties),
    );
    for (const { example } of examples) {
      const [step] = parse(example).steps;
      expect(step.action).toBe(bench.action('x').id);
      expect(known).toEqual(expect.arrayContaining(Object.keys(step.input)));
    }
  });
});
