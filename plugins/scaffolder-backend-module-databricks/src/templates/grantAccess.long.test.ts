import { environmentIn } from '../__testUtils__/environmentIn';
import { startChangeRuns } from '../__testUtils__/startChangeRuns';

jest.setTimeout(120_000);

const GRANT = {
  environment: 'resource:default/payments-dev',
  what: 'catalog',
  catalog: 'payments_dev',
  group: 'analysts',
  preset: 'reader',
  workspaceToo: true,
  reason: 'Monthly reports.',
};

describe('template grant-access', () => {
  let runs: Awaited<ReturnType<typeof startChangeRuns>>;
  beforeAll(async () => {
    runs = await startChangeRuns('grant-access');
  });
  afterAll(() => runs?.stop());

  it('grants a catalog to a group and lets it into the workspace', async () => {
    const run = await runs.dryRun(GRANT);
    const { catalogs, workspace } = environmentIn(run);
    expect(catalogs.payments_dev.grants).toMatchObject([
      { principal: { group: 'data-engineers' } },
      { principal: { group: 'analysts' } },
    ]);
    expect(workspace.users.groups).toEqual(['analysts']);
    expect(run.files['lakeport.yaml']).toContain('# the first one');
    const log = run.log.join('\n');
    expect(log).toContain(
      'would propose "feat: reader of payments_dev in dev for analysts"',
    );
    expect(log).toContain('group:default/payments-data');
    expect(log).toContain('Monthly reports.');
  });

  it('grants the catalog only', async () => {
    const run = await runs.dryRun({ ...GRANT, workspaceToo: false });
    expect(environmentIn(run).workspace.users.groups).toEqual([]);
  });

  it.each([
    [
      { what: 'workspace-group', group: 'analysts', as: 'users' },
      { users: { groups: ['analysts'], users: [] } },
    ],
    [
      { what: 'workspace-user', user: 'eve@acme.example', as: 'admins' },
      { admins: { groups: ['platform-admins'], users: ['eve@acme.example'] } },
    ],
  ])('lets into the workspace: %j', async (values, workspace) => {
    const { environment, reason } = GRANT;
    const run = await runs.dryRun({ environment, reason, ...values });
    expect(environmentIn(run).workspace).toMatchObject(workspace);
    expect(environmentIn(run).catalogs.payments_dev.grants).toHaveLength(1);
  });

  it('leaves what a group has when it is enough', async () => {
    const run = await runs.dryRun({ ...GRANT, group: 'data-engineers' });
    expect(environmentIn(run).catalogs.payments_dev.grants).toHaveLength(1);
    expect(run.files['lakeport.yaml']).toContain('preset: engineer');
  });

  it('shows a reason as text, whatever is in it', async () => {
    const reason =
      '@everyone ``` <img src=x> ${{ 7777*7777 }} {% raw %} \n# heading';
    const run = await runs.dryRun({ ...GRANT, reason });
    expect(run.status).toBe(200);
    const log = run.log.join('\n');
    expect(log).toContain('````text\\n@everyone ``` <img src=x>');
    expect(log).not.toContain('60481729');
    expect(run.files['lakeport.yaml']).not.toContain('everyone');
  });

  it.each<[string, object, string]>([
    [
      'a catalog that is not there',
      { ...GRANT, catalog: 'other_dev' },
      'other_dev',
    ],
    [
      'a group that the account does not have',
      { ...GRANT, group: 'analyst' },
      'has no group analyst;',
    ],
    ['no reason', { ...GRANT, reason: '' }, 'reason'],
    [
      'what is no address of a person',
      {
        environment: GRANT.environment,
        what: 'workspace-user',
        user: 'eve',
        as: 'users',
        reason: 'why',
      },
      'user',
    ],
    [
      'a group whose name none can have',
      { ...GRANT, group: 'a\nb"}' },
      'group',
    ],
  ])('refuses %s', async (_what, values, words) => {
    const run = await runs.dryRun({ ...values });
    expect(run.status).toBe(400);
    expect(run.body).toContain(words);
    expect(run.files).toEqual({});
  });
});

describe('template grant-access without the Databricks backend', () => {
  it('goes on, and says what it could not tell', async () => {
    const runs = await startChangeRuns('grant-access', { groups: 'unknown' });
    try {
      const run = await runs.dryRun(GRANT);
      expect(run.status).toBe(200);
      expect(run.log.join('\n')).toContain(
        'has the group analysts could not be told',
      );
    } finally {
      await runs.stop();
    }
  });
});
