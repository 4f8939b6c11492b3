import { parseAllDocuments } from 'yaml';
import { platformEntity } from '../__testUtils__/catalogOf';
import { changedProjectText } from '../__testUtils__/changedProjectText';
import { environmentIn } from '../__testUtils__/environmentIn';
import { platformFileText } from '../__testUtils__/platformFileText';
import { startChangeRuns } from '../__testUtils__/startChangeRuns';

jest.setTimeout(120_000);

const TWO = `${changedProjectText}    prod: # nobody sleeps
      awsAccountId: "100000000003"
      region: us-west-2
      securityProfile: production-basic
      network: { cidr: 10.0.4.0/22, availabilityZones: [us-west-2a, us-west-2b] }
`;
const FORM = {
  environment: 'resource:default/payments-dev',
  confirm: 'payments-dev',
};

describe('template retire-environment', () => {
  let runs: Awaited<ReturnType<typeof startChangeRuns>>;
  beforeAll(async () => {
    runs = await startChangeRuns('retire-environment', {
      text: TWO.replace('spec:\n', 'spec:\n  platform: acme\n').replace(
        '  environments:\n',
        '  github: { workflows: acme/platform }\n  environments:\n',
      ),
      entities: host => [platformEntity(host)],
    });
    await runs.github.repository('platform', {
      'lakeport.yaml': platformFileText({
        projects: `  projects:
    payments:
      repository: acme/payments
      owner: group:default/payments-data
      environments:
        dev: { awsAccountId: "100000000002", region: us-west-2, cidr: 10.0.0.0/22 }
        prod: { awsAccountId: "100000000003", region: us-west-2, cidr: 10.0.4.0/22 }
`,
      }),
    });
  });
  afterAll(() => runs?.stop());

  it('destroys it, and takes it out of the project and off the platform', async () => {
    const run = await runs.dryRun(FORM);
    expect(environmentIn(run, 'dev')).toBeUndefined();
    expect(environmentIn(run, 'prod').awsAccountId).toBe('100000000003');
    expect(run.files['lakeport.yaml']).toContain('# nobody sleeps');
    expect(
      parseAllDocuments(run.files['catalog-info.yaml']).map(
        document => document.toJS().metadata.name,
      ),
    ).toEqual(['payments', 'payments-prod']);
    const log = run.log.join('\n');
    const inOrder = [
      'has no workspace, so there is nothing in it',
      'takes environment dev out of the file',
      'would request destroy of resource:default/payments-dev',
      'would propose "feat: retire environment dev"',
      'would propose to take dev of payments off',
    ].map(words => log.indexOf(words));
    expect(inOrder).not.toContain(-1);
    expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
    expect(run.output).toMatchObject({
      text: expect.arrayContaining([
        expect.objectContaining({ title: 'What remains' }),
      ]),
    });
  });

  it.each<[string, object, string]>([
    [
      'another name than its own',
      { ...FORM, confirm: 'payments' },
      'payments-dev',
    ],
    [
      'the loss of data under another name',
      { ...FORM, confirm: 'payments-prod', acceptDataLoss: true },
      'has to be payments-dev',
    ],
    [
      'what is no environment',
      { environment: 'system:default/payments', confirm: 'payments' },
      'is no Databricks environment',
    ],
  ])('refuses %s', async (_what, values, words) => {
    const run = await runs.dryRun({ ...values });
    expect(run.status).toBeGreaterThanOrEqual(400);
    expect(run.status).toBeLessThan(500);
    expect(run.body).toContain(words);
    expect(run.files).toEqual({});
  });
});

describe.each<[string, string, string]>([
  ['the last environment', changedProjectText, 'is the last environment'],
  [
    'a protected one',
    TWO.replace(
      'securityProfile: development',
      'securityProfile: development\n      deletionProtection: true',
    ),
    'is protected from deletion',
  ],
])('template retire-environment for %s', (_what, text, words) => {
  it('refuses before anything is destroyed', async () => {
    const runs = await startChangeRuns('retire-environment', { text });
    try {
      const run = await runs.dryRun(FORM);
      expect(run.status).toBeGreaterThanOrEqual(400);
      expect(run.status).toBeLessThan(500);
      expect(run.body).toContain(words);
    } finally {
      await runs.stop();
    }
  });
});
