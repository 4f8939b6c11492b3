import { environmentIn } from '../__testUtils__/environmentIn';
import { startChangeRuns } from '../__testUtils__/startChangeRuns';

jest.setTimeout(120_000);

const CATALOG = {
  environment: 'resource:default/payments-dev',
  what: 'catalog',
  catalog: 'refunds_dev',
  schemas: [
    {
      name: 'raw',
      volumes: [
        { name: 'landing', type: 'external' },
        { name: 'files', type: 'managed' },
      ],
    },
    { name: 'refined' },
  ],
  grants: [{ group: 'analysts', preset: 'reader' }],
};
const SCHEMA = {
  environment: 'resource:default/payments-dev',
  what: 'schema',
  catalog: 'payments_dev',
  schema: 'refined',
  volumes: [{ name: 'exports', type: 'managed' }],
};

describe('template add-catalog', () => {
  let runs: Awaited<ReturnType<typeof startChangeRuns>>;
  beforeAll(async () => {
    runs = await startChangeRuns('add-catalog');
  });
  afterAll(() => runs?.stop());

  it('adds a catalog, and what follows from it', async () => {
    const run = await runs.dryRun(CATALOG);
    const { catalogs } = environmentIn(run);
    expect(Object.keys(catalogs)).toEqual(['payments_dev', 'refunds_dev']);
    expect(catalogs.refunds_dev).toMatchObject({
      default: false,
      isolation: 'isolated',
      schemas: {
        raw: {
          volumes: {
            landing: { type: 'external' },
            files: { type: 'managed' },
          },
        },
        refined: { volumes: {} },
      },
      grants: [{ principal: { group: 'analysts' } }],
    });
    const text = run.files['lakeport.yaml'];
    for (const comment of [
      '# Ours: ask in #payments before you change it.',
      '# broken on Mondays',
      '# the first one',
    ]) {
      expect(text).toContain(comment);
    }
    expect(run.files['docs/environments.md']).toContain('`refunds_dev`');
    expect(run.files['README.md']).toContain('Ours.');
    const log = run.log.join('\n');
    expect(log).toContain('changes lakeport.yaml');
    expect(log).toContain(
      'would propose "feat: add catalog refunds_dev to dev"',
    );
    expect(run.output).toMatchObject({
      links: [
        { title: 'Environment', entityRef: 'resource:default/payments-dev' },
      ],
      text: [
        {
          title: 'What it changes',
          content: expect.stringMatching(
            /\d+ → \d+ resources[^]*payments-dev-data.*databricks_catalog/,
          ),
        },
      ],
    });
  });

  it('adds a schema to a catalog that is there', async () => {
    const run = await runs.dryRun(SCHEMA);
    expect(environmentIn(run).catalogs.payments_dev.schemas).toEqual({
      raw: { volumes: {} },
      refined: { volumes: { exports: { type: 'managed' } } },
    });
    expect(run.log.join('\n')).toContain(
      'would propose "feat: add schema payments_dev.refined to dev"',
    );
  });

  it('asks for the same under the same branch, and for something else under another', async () => {
    const branch = async (values: object) => {
      const { log } = await runs.dryRun({ ...values });
      return /on branch (\S+)\./.exec(log.join('\n'))?.[1];
    };
    const first = await branch(SCHEMA);
    expect(first).toMatch(/^lakeport\/add-schema-/);
    expect(await branch({ ...SCHEMA, again: true })).toBe(first);
    expect(await branch({ ...SCHEMA, volumes: [] })).not.toBe(first);
  });

  it('has nothing to propose when it is there in the same words', async () => {
    const run = await runs.dryRun({
      environment: 'resource:default/payments-dev',
      what: 'schema',
      catalog: 'payments_dev',
      schema: 'raw',
    });
    expect(run.log.join('\n')).toContain('Is there: adds schema');
  });

  it.each<[string, object, string]>([
    [
      'a catalog that is there with something else',
      { ...CATALOG, catalog: 'payments_dev' },
      'catalog payments_dev',
    ],
    [
      'a catalog that is not there',
      { ...SCHEMA, catalog: 'other_dev' },
      'other_dev',
    ],
    ['a second default catalog', { ...CATALOG, isDefault: true }, 'default'],
    [
      'a name twice',
      { ...CATALOG, schemas: [{ name: 'raw' }, { name: 'raw' }] },
      'two have the name \\"raw\\"',
    ],
    [
      'a name that none can have',
      { ...CATALOG, catalog: '${{ secrets.X }}"; drop' },
      'catalog name',
    ],
    [
      'an environment that is not there',
      { ...CATALOG, environment: 'resource:default/other' },
      'no entity resource:default/other',
    ],
  ])('refuses %s', async (_what, values, words) => {
    const run = await runs.dryRun({ ...values });
    expect(run.status).toBeGreaterThanOrEqual(400);
    expect(run.status).toBeLessThan(500);
    expect(run.body).toContain(words);
    expect(run.files).toEqual({});
  });
});
