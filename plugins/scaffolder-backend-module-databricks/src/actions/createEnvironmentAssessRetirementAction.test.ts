import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { DatabricksApiError } from '@lakeport/backstage-plugin-databricks-node';
import { editProject } from '@lakeport/project';
import { parse } from 'yaml';
import { catalogOf, projectEntities } from '../__testUtils__/catalogOf';
import { GitHubBench } from '../__testUtils__/GitHubBench';
import { projectFileText } from '../__testUtils__/projectFileText';
import { StandInAccount, workspaceOf } from '../__testUtils__/StandInAccount';
import { TestTask } from '../__testUtils__/TestTask';
import { createEnvironmentAssessRetirementAction } from './createEnvironmentAssessRetirementAction';
import { examples } from './createEnvironmentAssessRetirementAction.examples';

jest.setTimeout(60_000);

const ENVIRONMENT = 'resource:default/payments-dev';

/** A project file whose only catalog of dev is "held". */
function fileText(deletionProtection: boolean): string {
  const edited = editProject(projectFileText(), [
    {
      kind: 'add-catalog',
      environment: 'dev',
      name: 'held',
      catalog: { schemas: { raw: {} } },
    },
    { kind: 'set-deletion-protection', environment: 'dev', deletionProtection },
  ]);
  expect(edited.problems).toEqual([]);
  return edited.text;
}

describe('databricks:environment:assess-retirement', () => {
  let github: GitHubBench;
  let accounts: StandInAccount;
  const tasks: TestTask[] = [];

  beforeAll(async () => {
    github = await GitHubBench.start();
    await github.repository('open', { 'lakeport.yaml': fileText(false) });
    await github.repository('protected', { 'lakeport.yaml': fileText(true) });
    await github.repository('broken', { 'lakeport.yaml': 'kind: Project\n' });
  });
  afterAll(() => github.stop());
  beforeEach(() => {
    accounts = new StandInAccount();
    accounts.workspaces = [workspaceOf('payments', 'dev')];
    accounts.catalogs = [{ name: 'held', isolationMode: 'OPEN' }];
    accounts.content = { held: { raw: {} } };
    // What else the form declares has never been deployed.
    accounts.errors = { 'schemas of payments_dev': missing('CATALOG') };
  });
  afterEach(() => tasks.splice(0).forEach(made => made.remove()));

  async function assess(
    input: { entityRef?: string; acceptDataLoss?: string } = {},
    options: { repo?: string; result?: AuthorizeResult.DENY } = {},
  ) {
    const { repo = 'open', result = AuthorizeResult.ALLOW } = options;
    const made = new TestTask();
    tasks.push(made);
    await createEnvironmentAssessRetirementAction({
      catalog: catalogOf(projectEntities(github.host, repo)),
      integrations: github.integrations,
      github: github.clients,
      accounts,
      permissions: mockServices.permissions({ result }),
    }).handler(made.context({ entityRef: ENVIRONMENT, ...input }));
    return made;
  }

  it('says that an environment without data can be retired', async () => {
    const { output } = await assess();
    expect(output).toMatchObject({
      name: 'payments-dev',
      project: 'payments',
      environment: 'dev',
      canRetire: true,
      holdsData: false,
      holds: [{ catalog: 'held', schemas: 1, tables: 0, volumes: 0 }],
      workspace: { id: '12' },
      summary: expect.stringContaining('| held | 1 | 0 | 0 |'),
    });
  });

  it('refuses one that holds data, with names and counts', async () => {
    accounts.content.held = {
      raw: { tables: ['orders', 'refunds'], volumes: ['files'] },
      curated: {},
    };
    await expect(assess()).rejects.toThrow(
      'payments-dev cannot be retired:\n- it holds data:\n  - catalog held: 2 schemas, 2 tables, 1 volume (held.raw.orders, held.raw.refunds, held.raw.files)\n  Move what is still needed; to accept the loss of the rest, give the name payments-dev in "acceptDataLoss"',
    );
    const { output } = await assess({ acceptDataLoss: 'payments-dev' });
    expect(output).toMatchObject({ canRetire: true, holdsData: true });
    await expect(assess({ acceptDataLoss: 'payments' })).rejects.toThrow(
      '"acceptDataLoss" is "payments"; to accept the loss of what resource:default/payments-dev holds, it has to be payments-dev',
    );
  });

  it('names some of very many, and counts all', async () => {
    accounts.content.held.raw = {
      tables: Array.from({ length: 1000 }, (_, index) => `t${index}`),
    };
    await expect(assess()).rejects.toThrow(
      /1000 tables, 0 volumes \(held.raw.t0, .*held.raw.t19 and 980 more\)/,
    );
  });

  it('counts catalogs that are its own though nobody declared them', async () => {
    const own = {
      'lakeport-project': 'payments',
      'lakeport-environment': 'dev',
    };
    const other = { ...own, 'lakeport-project': 'sales' };
    accounts.catalogs.push(
      { name: 'tagged', isolationMode: 'OPEN', properties: own },
      { name: 'bound', isolationMode: 'ISOLATED' },
      { name: 'shared', isolationMode: 'OPEN' },
      { name: 'sales', isolationMode: 'ISOLATED', properties: other },
      { name: 'system', type: 'SYSTEM_CATALOG' },
    );
    accounts.content = { ...accounts.content, tagged: {}, bound: {} };
    const { output } = await assess();
    expect(output.holds).toMatchObject([
      { catalog: 'bound' },
      { catalog: 'held' },
      { catalog: 'tagged' },
    ]);
  });

  it('refuses one that is protected, whatever was accepted', async () => {
    await expect(
      assess({ acceptDataLoss: 'payments-dev' }, { repo: 'protected' }),
    ).rejects.toThrow('it is protected from deletion: set deletionProtection');
  });

  it.each([
    ['workspaces', 'the list of workspaces could not be read: no answer'],
    ['catalogs', 'Databricks did not tell the list of its catalogs: no answer'],
    ['schemas of held', 'did not tell the schemas of held: no answer'],
    ['tables of held.raw', 'did not tell the tables of held.raw: no answer'],
    ['volumes of held.raw', 'did not tell the volumes of held.raw: no answer'],
  ])('never takes %s that cannot be read for empty', async (what, said) => {
    accounts.errors[what] = new Error('no answer');
    await expect(assess({ acceptDataLoss: 'payments-dev' })).rejects.toThrow(
      said,
    );
  });

  it('never takes for empty what Databricks hides', async () => {
    accounts.content.held = {};
    await expect(assess()).rejects.toThrow(
      'did not tell the schema held.raw: it is declared, and Databricks does not list it',
    );
    accounts.catalogs = [];
    accounts.errors['schemas of held'] = new DatabricksApiError({
      message: 'no USE CATALOG on held',
      errorCode: 'PERMISSION_DENIED',
      upstreamStatus: 403,
    });
    await expect(assess()).rejects.toThrow('no USE CATALOG on held');
  });

  it('says which sources there are not', async () => {
    await expect(assess({}, { repo: 'broken' })).rejects.toThrow(
      'is not valid, so it cannot be told whether it is protected',
    );
    await expect(assess({}, { repo: 'nowhere' })).rejects.toThrow('nowhere');
    accounts.workspaces = [
      workspaceOf('payments', 'dev', { status: 'PROVISIONING' }),
    ];
    await expect(assess()).rejects.toThrow('payments-dev is PROVISIONING');
    accounts.workspaces = [
      workspaceOf('payments', 'dev'),
      workspaceOf('payments', 'dev', { id: '13' }),
    ];
    await expect(assess()).rejects.toThrow('it has 2 workspaces');
    jest.spyOn(accounts, 'account').mockReturnValue(undefined);
    await expect(assess()).rejects.toThrow('adds it to databricks.accounts');
  });

  it('has nothing against one that was destroyed', async () => {
    accounts.workspaces = [];
    const { output } = await assess();
    expect(output).toMatchObject({ canRetire: true, holds: [] });
    expect(output).not.toHaveProperty('workspace');
  });

  it('reads nothing for somebody who may not see it', async () => {
    const account = jest.spyOn(accounts, 'account');
    await expect(assess({}, { result: AuthorizeResult.DENY })).rejects.toThrow(
      'You lack the permission databricks.environment.read',
    );
    await expect(
      assess({ entityRef: 'resource:default/other' }),
    ).rejects.toThrow('no entity resource:default/other, or you may not see');
    await expect(
      assess({ entityRef: 'system:default/payments' }),
    ).rejects.toThrow('is no Databricks environment');
    expect(account).not.toHaveBeenCalled();
  });

  it('gives examples that its schema takes', () => {
    for (const { example } of examples) {
      const [step] = parse(example).steps;
      expect(['entityRef', 'acceptDataLoss']).toEqual(
        expect.arrayContaining(Object.keys(step.input)),
      );
      expect(step.action).toBe('databricks:environment:assess-retirement');
    }
  });
});

function missing(what: string): Error {
  return new DatabricksApiError({
    message: 'it does not exist',
    errorCode: `${what}_DOES_NOT_EXIST`,
    upstreamStatus: 404,
  });
}
