import { parseAllDocuments } from 'yaml';
import { platformEntity } from '../__testUtils__/catalogOf';
import { changedProjectText } from '../__testUtils__/changedProjectText';
import { environmentIn } from '../__testUtils__/environmentIn';
import { platformFileText } from '../__testUtils__/platformFileText';
import { startChangeRuns } from '../__testUtils__/startChangeRuns';

jest.setTimeout(120_000);

const FORM = {
  project: 'system:default/payments',
  name: 'prod',
  awsAccountId: '100000000003',
  region: 'us-west-2',
  availabilityZones: ['us-west-2a', 'us-west-2b'],
  cidr: '10.0.4.0/22',
  securityProfile: 'production-basic',
  catalog: 'payments',
  admins: { groups: ['platform-admins'], users: [] },
  users: { groups: [], users: [] },
};

describe('template add-environment', () => {
  let runs: Awaited<ReturnType<typeof startChangeRuns>>;
  beforeAll(async () => {
    runs = await startChangeRuns('add-environment');
  });
  afterAll(() => runs?.stop());

  it('adds an environment, and what follows from it', async () => {
    const run = await runs.dryRun(FORM);
    expect(environmentIn(run, 'prod')).toMatchObject({
      awsAccountId: '100000000003',
      region: 'us-west-2',
      securityProfile: 'production-basic',
      network: { cidr: '10.0.4.0/22', egress: 'nat-per-az', flowLogs: false },
      workspace: { admins: { groups: ['platform-admins'] } },
      catalogs: { payments: { default: true } },
    });
    expect(environmentIn(run, 'dev').awsAccountId).toBe('100000000002');
    expect(run.files['lakeport.yaml']).toContain('# broken on Mondays');
    expect(run.files['docs/environments.md']).toContain('## prod');
    expect(
      parseAllDocuments(run.files['catalog-info.yaml']).map(
        document => document.toJS().metadata.name,
      ),
    ).toEqual(['payments', 'payments-dev', 'payments-prod']);
    const log = run.log.join('\n');
    expect(log).toContain('would propose "feat: add environment prod"');
    expect(log).toContain('owner=acme&repo=payments');
    expect(log).toContain('Skipping step request');
    expect(run.output).toMatchObject({
      text: [
        {
          content: expect.stringMatching(
            /- prod: 0\.00 USD → \d+\.\d\d USD a month/,
          ),
        },
        { title: 'What to do next' },
      ],
    });
  });

  it.each<[string, object, string]>([
    [
      'an environment that is there with something else',
      { ...FORM, name: 'dev' },
      'environment dev',
    ],
    [
      'a network that another environment has',
      { ...FORM, cidr: '10.0.0.0/22' },
      '10.0.0.0/22',
    ],
    ['no network without a platform', { ...FORM, cidr: undefined }, 'cidr'],
    ['a name that none can have', { ...FORM, name: 'Prod"${{ x }}' }, 'name'],
    [
      'a project that is not there',
      { ...FORM, project: 'system:default/other' },
      'no entity system:default/other',
    ],
  ])('refuses %s', async (_what, values, words) => {
    const run = await runs.dryRun({ ...values });
    expect(run.status).toBeGreaterThanOrEqual(400);
    expect(run.status).toBeLessThan(500);
    expect(run.body).toContain(words);
    expect(run.files).toEqual({});
  });
});

describe('template add-environment on a platform', () => {
  let runs: Awaited<ReturnType<typeof startChangeRuns>>;
  beforeAll(async () => {
    runs = await startChangeRuns('add-environment', {
      text: changedProjectText
        .replace('spec:\n', 'spec:\n  platform: acme\n')
        .replace(
          '  environments:\n',
          '  github: { workflows: acme/platform }\n  environments:\n',
        ),
      entities: host => [platformEntity(host)],
    });
    await runs.github.repository('platform', {
      'lakeport.yaml': platformFileText({
        pools: ['10.0.0.0/21'],
        projects: `  projects:
    payments:
      repository: acme/payments
      owner: group:default/payments-data
      environments:
        dev: { awsAccountId: "100000000002", region: us-west-2, cidr: 10.0.0.0/22 }
`,
      }),
    });
  });
  afterAll(() => runs?.stop());

  it('gets its addresses from the platform', async () => {
    const run = await runs.dryRun({ ...FORM, cidr: undefined });
    expect(environmentIn(run, 'prod').network).toMatchObject({
      cidr: '10.0.4.0/22',
    });
    expect(run.log.join('\n')).toContain('would propose it to the platform');
  });

  it.each<[string, object, string]>([
    [
      'addresses that are not in the pool',
      { ...FORM, cidr: '10.8.0.0/22' },
      '10.8.0.0/22',
    ],
    [
      'another account for an environment that is onboarded',
      { ...FORM, name: 'dev', cidr: undefined },
      'is onboarded already with something else',
    ],
  ])('refuses %s', async (_what, values, words) => {
    const run = await runs.dryRun({ ...values });
    expect(run.status).toBeGreaterThanOrEqual(400);
    expect(run.status).toBeLessThan(500);
    expect(run.body).toContain(words);
  });
});
