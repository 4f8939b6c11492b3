import {
  convertWorkflowTemplate,
  NoOperationTraceWriter,
  parseWorkflow,
} from '@actions/workflow-parser';
import {
  EntityPolicies,
  FieldFormatEntityPolicy,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
  systemEntityV1alpha1Validator,
  type Entity,
} from '@backstage/catalog-model';
import { parseProject } from '@lakeport/project';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { startDryRuns, type DryRun } from './__testUtils__/dryRunTemplate';
import { projectForm } from './__testUtils__/projectForm';
import { templateFolder } from './__testUtils__/templateFolder';
import { bundledLakeport } from './__testUtils__/testRunner';

const EVIL = [
  'x"',
  "y'",
  'title: [}{',
  '# not a comment',
  '&anchor *alias !!js/function',
  '${{ 7777*7777 }} ${{ secrets.GITHUB_TOKEN }} {{ 7777*7777 }} {% raw %} {# gone #}',
  '<script>alert(1)</script>',
  '$(touch pwned) `touch pwned`',
  '\\" \\n --- ...',
].join(' ');

// Child processes and a backend take their time on a busy machine.
jest.setTimeout(60_000);

describe('template databricks-project', () => {
  let runs: Awaited<ReturnType<typeof startDryRuns>>;
  let plain: DryRun;

  beforeAll(async () => {
    runs = await startDryRuns();
    plain = await runs.dryRun(projectForm());
  });
  afterAll(() => runs.stop());

  it('makes a whole repository in a dry run', () => {
    expect(plain.status).toBe(200);
    expect(Object.keys(plain.files).sort()).toEqual([
      '.github/workflows/check.yml',
      '.github/workflows/deploy.yml',
      '.github/workflows/drift.yml',
      '.gitignore',
      '.npmrc',
      'README.md',
      'catalog-info.yaml',
      'docs/environments.md',
      'docs/index.md',
      'lakeport.yaml',
      'mkdocs.yml',
      'package-lock.json',
      'package.json',
    ]);
  });

  it('is refused, before anything is published, where the portal has a project of that name', async () => {
    const taken = await startDryRuns({
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Resource',
          metadata: {
            name: 'payments-dev',
            annotations: {
              'lakeport.dev/project-file':
                'http://127.0.0.1:8099/acme/other/blob/main/lakeport.yaml',
            },
          },
        },
      ],
    });
    try {
      const { status, body } = await taken.dryRun(projectForm());
      expect(status).toBe(400);
      expect(body).toContain('is taken: the catalog has');
      expect(body).toContain('resource:default/payments-dev');
    } finally {
      await taken.stop();
    }
  });

  it('leaves what happens outside to a real run', () => {
    const log = plain.log.join('\n');
    for (const action of [
      'publish:github',
      'github:environment:create',
      'catalog:register',
    ]) {
      expect(log).toContain(
        `Skipping because ${action} does not support dry-run`,
      );
    }
    expect(log).toContain(
      'Dry run: would request apply of resource:default/payments-dev and wait until it is finished',
    );
    expect(log).toContain('127.0.0.1:8099?owner=acme&repo=payments');
    expect(log).toMatch(/requiredStatusCheckContexts[^\]]*"check"/);
  });

  it('links to what was made', () => {
    expect(plain.output).toMatchObject({
      links: [
        { title: 'Environment', entityRef: 'resource:default/payments-dev' },
        { title: 'Repository', url: 'http://127.0.0.1:8099/acme/payments' },
      ],
      text: [{ content: expect.stringMatching(/\d+ resources/) }],
    });
  });

  it('writes a valid project file', () => {
    const parsed = parseProject(plain.files['lakeport.yaml']);
    expect(parsed.valid && parsed.project.metadata.name).toBe('payments');
  });

  it('declares a System and its environment for the catalog', () => {
    const entities = entitiesOf(plain);
    expect(entities).toMatchObject([
      {
        kind: 'System',
        metadata: {
          name: 'payments',
          title: 'Payments lakehouse',
          description: 'Card and account payments.',
          annotations: {
            'lakeport.dev/project-file':
              'http://127.0.0.1:8099/acme/payments/blob/main/lakeport.yaml',
            'backstage.io/techdocs-ref': 'dir:.',
          },
        },
        spec: { owner: 'group:default/payments-data' },
      },
      {
        kind: 'Resource',
        metadata: {
          name: 'payments-dev',
          annotations: {
            'lakeport.dev/project-file':
              'http://127.0.0.1:8099/acme/payments/blob/main/lakeport.yaml',
            'lakeport.dev/environment': 'payments/dev',
            'lakeport.dev/security-profile': 'development',
            'backstage.io/techdocs-ref': 'dir:.',
          },
        },
        spec: {
          type: 'databricks-environment',
          owner: 'group:default/payments-data',
          system: 'payments',
        },
      },
    ]);
  });

  it('declares entities that the catalog takes', async () => {
    const policy = EntityPolicies.allOf([
      new SchemaValidEntityPolicy(),
      new FieldFormatEntityPolicy(),
    ]);
    for (const entity of entitiesOf(plain)) {
      expect(await policy.enforce(entity)).toBeDefined();
    }
    const [system, environment] = entitiesOf(plain);
    expect(await systemEntityV1alpha1Validator.check(system)).toBe(true);
    expect(await resourceEntityV1alpha1Validator.check(environment)).toBe(true);
  });

  // `npm test` bundles lakeport first.
  (existsSync(bundledLakeport) ? describe : describe.skip)(
    'documentation',
    () => {
      it('says accounts, addresses, stacks and commands of the project file', () => {
        const page = plain.files['docs/environments.md'];
        for (const fact of [
          '`0d26daa6-5e44-4c97-a497-ef015f91254a`',
          '`100000000001`',
          '| AWS account of dev | `100000000002` |',
          '`acme-terraform-tf-state`',
          '| private-us-west-2a | private | us-west-2a | 10.0.1.0/24 | 251 | 125 |',
          '| `payments-dev-workspace` |',
          'npx lakeport apply lakeport.yaml --environment dev',
        ]) {
          expect(page).toContain(fact);
        }
        expect(plain.files['README.md']).toContain(
          '| dev | `100000000002` | `us-west-2` | `development` | `10.0.0.0/22` in',
        );
      });
    },
  );

  it('documents how changes are made, and the first-time set-up', () => {
    const docs = plain.files['docs/index.md'];
    for (const fact of [
      'admin account `100000000001`',
      'repo:acme/payments:environment:',
      'audience `0d26daa6-5e44-4c97-a497-ef015f91254a`',
      '`payments/claims/`',
    ]) {
      expect(docs).toContain(fact);
    }
    for (const path of ['README.md', 'docs/index.md']) {
      expect(plain.files[path]).not.toMatch(/undefined|\$\{\{|\{%/);
    }
    expect(parse(plain.files['mkdocs.yml'])).toMatchObject({
      site_name: 'Payments lakehouse',
      nav: [{ Overview: 'index.md' }, { Environments: 'environments.md' }],
    });
  });

  it('writes what the form says of security, internet and flow logs', async () => {
    const run = await runs.dryRun(
      projectForm(
        {},
        {
          securityProfile: 'production-secure',
          egress: 'single-nat',
          flowLogs: true,
        },
      ),
    );
    const parsed = parseProject(run.files['lakeport.yaml']);
    expect(parsed.valid && parsed.project.spec.environments.dev).toMatchObject({
      securityProfile: 'production-secure',
      deletionProtection: true,
      network: { egress: 'single-nat', flowLogs: true },
    });
  });

  it('makes several environments, each with what is its own', async () => {
    const [dev] = [projectForm().environments].flat();
    const run = await runs.dryRun(
      projectForm({
        environments: [
          dev,
          {
            name: 'prod',
            awsAccountId: '100000000003',
            region: 'eu-west-1',
            availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
            cidr: '10.0.4.0/22',
            securityProfile: 'production-basic',
            catalog: 'payments',
            schemas: ['raw', 'refined'],
            users: { groups: ['analysts'] },
          },
        ],
        deploy: false,
      }),
    );
    const parsed = parseProject(run.files['lakeport.yaml']);
    expect(parsed.valid && parsed.project.spec.environments).toMatchObject({
      dev: { awsAccountId: '100000000002' },
      prod: {
        region: 'eu-west-1',
        securityProfile: 'production-basic',
        workspace: { users: { groups: ['analysts'] } },
        catalogs: {
          payments: { default: true, schemas: { raw: {}, refined: {} } },
        },
      },
    });
    expect(entitiesOf(run).map(({ metadata }) => metadata.name)).toEqual([
      'payments',
      'payments-dev',
      'payments-prod',
    ]);
    const log = run.log.join('\n');
    expect(log).toContain('Skipping step deploy');
    expect(log).toContain('Skipping step request');
    expect(log).not.toContain('would request apply');
  });

  it('refuses two environments of one name', async () => {
    const [dev] = [projectForm().environments].flat();
    const run = await runs.dryRun(projectForm({ environments: [dev, dev] }));
    expect(run.status).toBe(400);
    expect(run.body).toContain('is there twice');
  });

  it('does without what may be left out', async () => {
    const { title, description, ...rest } = projectForm();
    const run = await runs.dryRun(rest);
    expect(entitiesOf(run)[0]).toMatchObject({
      metadata: { name: 'payments', title: 'payments' },
    });
    for (const text of Object.values(run.files)) {
      expect(text).not.toContain('undefined');
    }
    expect(parseProject(run.files['lakeport.yaml']).valid).toBe(true);
  });

  it('pins the lakeport of this release, from no server in particular', () => {
    const cli = readJson(
      join(templateFolder, '../../packages/cli/package.json'),
    );
    const lock = JSON.parse(plain.files['package-lock.json']);
    expect(JSON.parse(plain.files['package.json']).devDependencies).toEqual({
      lakeport: cli.version,
    });
    expect(lock.packages['node_modules/lakeport'].version).toBe(cli.version);
    expect(lock.packages[''].devDependencies).toEqual({
      lakeport: cli.version,
    });
    expect(plain.files['package-lock.json']).not.toContain('resolved');
    expect(plain.files['package-lock.json']).not.toContain('http');
  });

  describe('with hostile values', () => {
    let evil: DryRun;
    beforeAll(async () => {
      evil = await runs.dryRun(
        projectForm({
          title: EVIL.slice(0, 100),
          description: `${EVIL}\n---\nkind: Location\n  spec: {}\n# end`,
        }),
      );
    });

    it('keeps them as text in every YAML file', () => {
      const description = `${EVIL}\n---\nkind: Location\n  spec: {}\n# end`;
      const parsed = parseProject(evil.files['lakeport.yaml']);
      expect(parsed.valid && parsed.project.metadata).toEqual({
        name: 'payments',
        title: EVIL.slice(0, 100),
        description,
        owner: 'group:default/payments-data',
      });
      const entities = entitiesOf(evil);
      expect(entities.map(({ kind }) => kind)).toEqual(['System', 'Resource']);
      expect(entities[0]).toMatchObject({
        metadata: { title: EVIL.slice(0, 100), description },
      });
      expect(parse(evil.files['mkdocs.yml'])).toEqual({
        ...parse(plain.files['mkdocs.yml']),
        site_name: EVIL.slice(0, 100),
      });
    });

    it('puts none of them into what runs', () => {
      const run = Object.keys(plain.files).filter(path =>
        /^\.|package/.test(path),
      );
      expect(run).toHaveLength(7);
      for (const path of run) {
        expect(evil.files[path]).toBe(plain.files[path]);
      }
      expect(evil.files['docs/index.md']).not.toContain('<script>');
      expect(evil.files['docs/index.md']).not.toContain('60481729');
    });

    it.each([
      ['name', 'x"\n---\nkind: Location'],
      ['name', '../../etc'],
      ['owner', 'group:default/x"\nkind: Location'],
      ['repository', 'acme/x&owner=other'],
      ['repository', 'acme/../../other/x'],
      ['stateBucket', 'x`$(id)`'],
    ])('refuses %s %j', async (field, value) => {
      const run = await runs.dryRun(projectForm({ [field]: value }));
      expect(run.status).toBe(400);
      expect(run.body).toContain('lakeport.yaml has ');
      expect(run.files).toEqual({});
    });

    it.each([
      ['name', '${{ 7*7 }}'],
      ['catalog', 'x"; drop'],
      ['region', 'us-west-2" }'],
      ['securityProfile', 'none'],
      ['egress', '${{ secrets.X }}'],
      ['schemas', ['raw"']],
      ['users', { users: ['eve'] }],
      ['cidr', undefined],
    ])('refuses %s %j of an environment', async (field, value) => {
      const run = await runs.dryRun(projectForm({}, { [field]: value }));
      expect(run.status).toBe(400);
      expect(run.body).toContain('lakeport.yaml has ');
      expect(run.files).toEqual({});
    });
  });

  describe('workflow', () => {
    const workflows = ['check', 'deploy', 'drift'];

    it.each(workflows)("%s passes GitHub's own parser", async name => {
      const path = `.github/workflows/${name}.yml`;
      const parsed = parseWorkflow(
        { name: path, content: plain.files[path] },
        new NoOperationTraceWriter(),
      );
      const problems = parsed.context.errors.getErrors();
      expect(problems.map(({ message }) => message)).toEqual([]);
      if (!parsed.value) {
        throw new Error('no workflow');
      }
      const converted = await convertWorkflowTemplate(
        parsed.context,
        parsed.value,
      );
      expect(converted.errors ?? []).toEqual([]);
    });

    it.each(workflows)(
      '%s puts no expression into a shell or a script',
      name => {
        for (const step of stepsOf(plain, name)) {
          expect(step.run ?? '').not.toContain('${{');
          expect(step.with?.script ?? '').not.toContain('${{');
        }
      },
    );

    it.each(workflows)('%s pins actions by digest', name => {
      const actions = stepsOf(plain, name).flatMap(({ uses }) => uses ?? []);
      expect(actions).not.toHaveLength(0);
      for (const action of actions) {
        expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
      }
    });

    it.each(workflows)('%s ends at some time, job by job', name => {
      for (const job of Object.values(jobsOf(plain, name))) {
        expect(job['timeout-minutes']).toBeGreaterThan(0);
      }
    });

    const READ = { contents: 'read' };
    const AS_A_ROLE = { contents: 'read', 'id-token': 'write' };
    it.each([
      [
        'check',
        {
          check: READ,
          rehearse: READ,
          plan: AS_A_ROLE,
          report: READ,
          comment: { 'pull-requests': 'write' },
        },
      ],
      ['deploy', { plan: AS_A_ROLE, apply: AS_A_ROLE }],
      ['drift', { environments: READ, drift: AS_A_ROLE }],
    ])('%s may do no more than it needs', (name, expected) => {
      const { permissions } = workflowOf(plain, name);
      expect(
        Object.fromEntries(
          Object.entries(jobsOf(plain, name)).map(([id, job]) => [
            id,
            job.permissions ?? permissions,
          ]),
        ),
      ).toEqual(expected);
      expect(plain.files[`.github/workflows/${name}.yml`]).not.toContain(
        'secrets.',
      );
    });

    it('check gives no role to a fork, and runs none of its code where it may write', () => {
      const { plan, comment, report } = jobsOf(plain, 'check');
      expect(plan.if).toContain(
        'github.event.pull_request.head.repo.full_name == github.repository',
      );
      expect(report.needs).toContain('plan');
      expect(comment.steps.every(({ run }) => run === undefined)).toBe(true);
      expect(comment.steps.map(({ uses }) => uses?.split('@')[0])).toEqual([
        'actions/download-artifact',
        'actions/github-script',
      ]);
      expect(workflowOf(plain, 'check').on).not.toHaveProperty(
        'pull_request_target',
      );
    });

    it('one operation per environment at a time, and none is dropped', () => {
      const group = (name: string) => `lakeport-\${{ ${name} }}`;
      expect(workflowOf(plain, 'deploy').concurrency).toEqual({
        group: group('inputs.environment'),
        'cancel-in-progress': false,
        queue: 'max',
      });
      expect(jobsOf(plain, 'drift').drift.concurrency).toEqual({
        group: group('matrix.environment'),
        'cancel-in-progress': false,
        queue: 'max',
      });
    });

    it('deploy is what the portal dispatches and follows', () => {
      const deploy = workflowOf(plain, 'deploy');
      expect(Object.keys(deploy.on.workflow_dispatch.inputs)).toEqual([
        'deployment_id',
        'operation',
        'environment',
        'allow_destroy',
        'commit',
        'phase',
      ]);
      const { inputs } = deploy.on.workflow_dispatch;
      expect(inputs.operation.options).toEqual([
        'plan',
        'apply',
        'destroy',
        'sleep',
        'wake',
        'rotate',
      ]);
      expect(inputs.allow_destroy.required).not.toBe(true);
      expect(deploy['run-name']).toBe(
        "${{ inputs.operation }} ${{ inputs.environment }} ${{ inputs.deployment_id }}${{ inputs.phase == 'apply' && '-apply' || '' }}",
      );
      expect(deploy.jobs).toMatchObject({
        plan: { environment: '${{ inputs.environment }}-plan' },
        apply: {
          needs: 'plan',
          if: "needs.plan.outputs.claimed == 'true' && inputs.operation != 'plan' && (inputs.phase == 'all' || inputs.phase == 'apply')",
          environment: '${{ inputs.environment }}',
        },
      });
      expect(deploy.jobs.plan.steps[0].run).toContain('$DEPLOYMENT_ID');
    });
  });
});

interface Step {
  run?: string;
  uses?: string;
  with?: { script?: string };
}

interface Job {
  if?: string;
  needs?: string | string[];
  permissions?: Record<string, string>;
  concurrency?: unknown;
  'timeout-minutes'?: number;
  steps: Step[];
}

function jobsOf(run: DryRun, name: string): Record<string, Job> {
  return workflowOf(run, name).jobs;
}

function workflowOf(run: DryRun, name: string) {
  return parse(run.files[`.github/workflows/${name}.yml`]);
}

function stepsOf(run: DryRun, name: string): Step[] {
  const jobs: Record<string, { steps: Step[] }> = workflowOf(run, name).jobs;
  return Object.values(jobs).flatMap(({ steps }) => steps);
}

function entitiesOf(run: DryRun): Entity[] {
  return parseAllDocuments(run.files['catalog-info.yaml']).map(document => {
    expect(document.errors).toEqual([]);
    return document.toJS();
  });
}

function readJson(path: string) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
