import { createMockDirectory } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { JsonObject } from '@backstage/types';
import { formProblems, parseProject, problemText } from '@lakeport/project';
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { formValues } from '../__testUtils__/formValues';
import { createProjectWriteAction } from './createProjectWriteAction';
import { examples } from './createProjectWriteAction.examples';

type Context = Parameters<
  ReturnType<typeof createProjectWriteAction>['handler']
>[0];

describe('createProjectWriteAction', () => {
  const directory = createMockDirectory();
  const action = createProjectWriteAction();
  let outputs: JsonObject;

  beforeEach(() => {
    directory.clear();
    outputs = {};
  });

  async function run(
    input: Context['input'],
    more: Partial<Context> = {},
  ): Promise<string> {
    await action.handler({
      ...createMockActionContext({ workspacePath: directory.path }),
      input,
      output: (name, value) => {
        outputs[name] = value;
      },
      ...more,
    });
    return readFileSync(
      directory.resolve(input.path ?? 'lakeport.yaml'),
      'utf8',
    );
  }

  async function refusal(values: Record<string, unknown>): Promise<string> {
    const error: unknown = await run({ values }).catch(e => e);
    if (!(error instanceof Error)) {
      throw new Error('the action took the values');
    }
    expect(error.name).toBe('InputError');
    expect(existsSync(directory.resolve('lakeport.yaml'))).toBe(false);
    return error.message;
  }

  it('runs every example', async () => {
    for (const { example } of examples) {
      directory.clear();
      for (const { input } of parse(example).steps) {
        const text = await run(input);
        expect(parseProject(text)).toMatchObject({ valid: true });
        expect(outputs.path).toBe(input.path ?? 'lakeport.yaml');
      }
    }
  });

  it('writes what was filled in, and tells the other steps', async () => {
    const text = await run({
      values: formValues({
        admins: { groups: ['platform-admins'], users: [] },
        catalog: 'payments_dev',
      }),
    });
    const parsed = parseProject(text);
    expect(parsed.valid && parsed.project).toMatchObject({
      metadata: {
        name: 'payments',
        title: 'Payments lakehouse',
        description: 'Card and account payments.',
        owner: 'group:default/payments-data',
      },
      spec: {
        repository: 'acme/payments',
        aws: {
          adminAccountId: '100000000001',
          state: { bucket: 'acme-terraform-tf-state', region: 'us-west-2' },
        },
        environments: {
          dev: {
            awsAccountId: '100000000002',
            network: { cidr: '10.0.0.0/22' },
            workspace: { admins: { groups: ['platform-admins'], users: [] } },
            catalogs: { payments_dev: { default: true } },
          },
        },
      },
    });
    expect(outputs).toEqual({
      between: [],
      path: 'lakeport.yaml',
      project: 'payments',
      title: 'Payments lakehouse',
      description: 'Card and account payments.',
      owner: 'group:default/payments-data',
      repository: { owner: 'acme', name: 'payments', slug: 'acme/payments' },
      databricksAccountId: '0d26daa6-5e44-4c97-a497-ef015f91254a',
      adminAccountId: '100000000001',
      adminRole: 'TerraformAdminRole',
      stateBucket: 'acme-terraform-tf-state',
      stateRegion: 'us-west-2',
      environmentNames: ['dev'],
      environments: [
        {
          name: 'dev',
          entityName: 'payments-dev',
          awsAccountId: '100000000002',
          region: 'us-west-2',
          securityProfile: 'development',
          cidr: '10.0.0.0/22',
          egress: 'nat-per-az',
          reviewers: [],
          waitMinutes: 0,
          availabilityZones: ['us-west-2a', 'us-west-2b'],
          subnets: expect.arrayContaining([
            expect.objectContaining({
              tier: 'private',
              cidr: '10.0.1.0/24',
              usable: 251,
              nodes: 125,
            }),
          ]),
        },
      ],
      sharedTargets: [],
      lakehouse: false,
    });
  });

  it('tells what is between environments, and that there is a lakehouse', async () => {
    const [example] = examples.slice(-1);
    for (const { input } of parse(example.example).steps) {
      await run(input);
    }
    expect(outputs).toMatchObject({
      environmentNames: ['online', 'recovery'],
      sharedTargets: ['connectivity', 'regions'],
      between: [
        {
          name: 'connectivity',
          entityName: expect.stringMatching(/-connectivity$/),
          members: ['online', 'recovery'],
          reviewers: [],
          waitMinutes: 0,
        },
        { name: 'regions', members: ['online', 'recovery'] },
      ],
      lakehouse: true,
    });
  });

  it('writes in a dry run too', async () => {
    expect(action.supportsDryRun).toBe(true);
    const text = await run({ values: formValues() }, { isDryRun: true });
    expect(text).toContain('payments');
  });

  it('refuses every wrong value at once, in the words of the form, and writes nothing', async () => {
    const values = formValues({
      name: 'Payments!',
      awsAccountId: '12',
      cidr: '10.0.0.0/8',
      availabilityZones: ['us-west-2a'],
      repository: 'acme',
      region: 'us-west-9',
    });
    const message = await refusal(values);
    const problems = formProblems(values);
    expect(problems.length).toBeGreaterThanOrEqual(6);
    expect(message.split('\n')).toEqual([
      `lakeport.yaml has ${problems.length} problems:`,
      ...problems.map(problem => `- ${problem.path}: ${problemText(problem)}`),
    ]);
  });

  it('refuses what is missing', async () => {
    const message = await refusal({});
    for (const path of [
      'metadata.name',
      'metadata.owner',
      'spec.databricks.accountId',
      'spec.environments.dev.network.cidr',
    ]) {
      expect(message).toContain(`- ${path}: `);
    }
  });

  it('checks values without writing, also before the platform has decided', async () => {
    const { databricksAccountId, adminAccountId, stateBucket, cidr, ...rest } =
      formValues();
    const values = { ...rest, platform: 'system:default/acme' };
    await action.handler({
      ...createMockActionContext({ workspacePath: directory.path }),
      input: { values, checkOnly: true },
    });
    expect(existsSync(directory.resolve('lakeport.yaml'))).toBe(false);
    await expect(
      run({ values: { ...values, name: 'Payments!' }, checkOnly: true }),
    ).rejects.toThrow(/metadata\.name/);
    await expect(run({ values })).rejects.toThrow(/is missing/);
  });

  it('refuses a repository that is there, before anybody is asked for anything', async () => {
    const asked: string[] = [];
    const check = (isDryRun: boolean) =>
      createProjectWriteAction({
        repositoryExists: async repository => {
          asked.push(repository);
          return repository === 'acme/payments';
        },
      }).handler({
        ...createMockActionContext({ workspacePath: directory.path }),
        input: { values: formValues(), checkOnly: true },
        isDryRun,
      });
    await expect(check(false)).rejects.toThrow(
      'There is a repository acme/payments already; use another name',
    );
    await check(true);
    expect(asked).toEqual(['acme/payments']);
  });

  it('tells which platform the project is on', async () => {
    const { values } = parse(examples[2].example).steps[0].input;
    await run({ values });
    expect(outputs).toMatchObject({
      platform: 'acme',
      stateBucket: 'acme-terraform-tf-state',
      environments: [{ name: 'dev', cidr: '10.0.0.0/22' }],
    });
  });

  it('stays in the workspace', async () => {
    await expect(
      run({ values: formValues(), path: '../lakeport.yaml' }),
    ).rejects.toThrow(/outside/);
  });

  it.each([
    ['a second document', 'x\n---\nkind: Project'],
    ['a key of its own', 'x\n  platform: acme'],
    ['quotes', `"'\`: [}{ - # & * !tag |`],
    ['an expression', '${{ secrets.TOKEN }} ${{ 7*7 }} {% raw %}'],
    ['a tag', '!!js/function "function(){}"'],
    ['what looks like another type', 'null'],
  ])('keeps %s in a description as text', async (_what, description) => {
    const text = await run({ values: formValues({ description }) });
    const parsed = parseProject(text);
    expect(parsed.valid && parsed.project.metadata.description).toBe(
      description,
    );
    expect(parsed.valid && parsed.project.spec.platform).toBeUndefined();
  });
});
