import { mockServices } from '@backstage/backend-test-utils';
import { readEntityProviderConfig } from './readEntityProviderConfig';

const read = (databricks?: object, catalog?: object) =>
  readEntityProviderConfig(
    mockServices.rootConfig({
      data: {
        ...(databricks && { catalog: { providers: { databricks } } }),
        ...(catalog && { databricks: { catalog } }),
      },
    }),
  );

describe('readEntityProviderConfig', () => {
  it('has defaults', () => {
    expect(read()).toEqual({
      schedule: {
        frequency: { minutes: 30 },
        timeout: { minutes: 10 },
        initialDelay: { seconds: 30 },
      },
      estate: {
        include: { schemas: false, warehouses: false },
        limits: { schemasPerCatalog: 200, schemas: 10_000 },
        allowEmpty: false,
      },
      vpcs: 'databricks',
      defaultOwner: 'unknown',
      ownerRules: [],
      rejectRemovalsAbovePercentage: 20,
      problems: [],
    });
  });

  it('reads what is set', () => {
    expect(
      read(
        {
          include: ['schemas', 'warehouses'],
          maxSchemas: 5,
          maxSchemasPerCatalog: 2,
          vpcs: 'all',
          allowEmpty: true,
          rejectRemovalsAbovePercentage: 0,
          allowRemovals: ['0a1b2c3d4e5f'],
        },
        {
          defaultOwner: 'group:default/data',
          owners: [
            { match: { catalog: 'sales_*', tag: 'a=b' }, owner: 'sales' },
          ],
        },
      ),
    ).toMatchObject({
      estate: {
        include: { schemas: true, warehouses: true },
        limits: { schemasPerCatalog: 2, schemas: 5 },
        allowEmpty: true,
      },
      vpcs: 'all',
      defaultOwner: 'group:default/data',
      ownerRules: [
        {
          match: { catalog: 'sales_*', tag: 'a=b' },
          owner: 'group:default/sales',
        },
      ],
      rejectRemovalsAbovePercentage: 0,
      problems: [],
    });
  });

  it.each([
    [
      { schedule: { frequency: { minuts: 1 } } },
      'schedule',
      'default schedule',
    ],
    [{ schedule: 'hourly' }, 'schedule', 'default schedule'],
    [
      { schedule: { frequency: { cron: '* * * *' }, timeout: { minutes: 1 } } },
      'schedule',
      'must be a crontab such as',
    ],
    [
      { schedule: { frequency: { minutes: 0 }, timeout: { minutes: 1 } } },
      'schedule',
      'frequency must be longer than nothing',
    ],
    [
      { schedule: { frequency: { minutes: -5 }, timeout: { minutes: 1 } } },
      'schedule',
      'frequency must be longer than nothing',
    ],
    [
      { schedule: { frequency: 'PT5M', timeout: 'PT0S' } },
      'schedule',
      'timeout must be longer than nothing',
    ],
    [{ include: ['tables'] }, 'include', 'schemas and warehouses'],
    [{ include: 'schemas' }, 'include', 'nothing more is included'],
    [{ vpcs: 'some' }, 'vpcs', 'all or databricks'],
    [{ maxSchemas: -1 }, 'maxSchemas', 'whole number'],
    [{ maxSchemasPerCatalog: 'many' }, 'maxSchemasPerCatalog', 'it is 200'],
    [{ allowEmpty: 'perhaps' }, 'allowEmpty', 'it is false'],
    [
      { rejectRemovalsAbovePercentage: 101 },
      'rejectRemovalsAbovePercentage',
      'from 0 to 100',
    ],
    [{ shedule: {} }, 'shedule', 'known are schedule, '],
  ])('says what is wrong with %j and goes on', (section, key, said) => {
    const { problems, ...rest } = read(section);
    expect(problems).toEqual([
      {
        severity: 'error',
        path: `catalog.providers.databricks.${key}`,
        message: expect.stringContaining(said),
      },
    ]);
    expect(rest).toEqual({ ...read(), problems: undefined });
  });

  it.each([
    { frequency: { hours: 1, minutes: 30 }, timeout: 'PT10M' },
    { frequency: { cron: '0 * * * *' }, timeout: { minutes: 1 } },
    { frequency: { trigger: 'manual' }, timeout: { minutes: 1 } },
  ])('takes the schedule %j', schedule => {
    expect(read({ schedule }).problems).toEqual([]);
  });

  it.each(['component:default/a', 'group:default/', 'a:b:c', '', 7])(
    'does not take %j for the owner of everything',
    defaultOwner => {
      const { problems, ...rest } = read(undefined, { defaultOwner });
      expect(problems).toEqual([
        {
          severity: 'error',
          path: 'databricks.catalog.defaultOwner',
          message: expect.stringContaining(
            'until that is right, it is unknown',
          ),
        },
      ]);
      expect(rest).toEqual({ ...read(), problems: undefined });
    },
  );

  it.each([
    [{ match: { catalog: 'a' } }, 'owners[0].owner'],
    [{ owner: 'group:a' }, 'owners[0].match'],
    [{ match: {}, owner: 'group:a' }, 'match is empty'],
    [{ match: { catalog: 'a' }, owner: 'component:a' }, 'is no owner'],
    [{ match: { catalog: 'a' }, owner: 'a:b:c/d/e' }, 'is no owner'],
    [{ match: { catalogue: 'a' }, owner: 'a' }, 'known are account, '],
    [{ match: { catalog: 7 }, owner: 'a' }, 'string'],
  ])('leaves out the rule %j and says why', (rule, said) => {
    const { problems, ownerRules } = read(undefined, {
      owners: [rule, { match: { catalog: 'b' }, owner: 'b' }],
    });
    expect(ownerRules).toEqual([
      { match: { catalog: 'b' }, owner: 'group:default/b' },
    ]);
    expect(problems.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      expect.stringContaining(said),
    ]);
    expect(problems[0].path).toMatch(/^databricks\.catalog\.owners\[0\]/);
  });

  describe('a rule for an account', () => {
    const problemsOf = (account: string, databricks: object) =>
      readEntityProviderConfig(
        mockServices.rootConfig({
          data: {
            databricks: {
              ...databricks,
              catalog: { owners: [{ match: { account }, owner: 'a' }] },
            },
          },
        }),
      ).problems;
    const credentials = { clientId: 'c', clientSecret: 's' };
    const accounts = [
      { accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a', ...credentials },
    ];
    const workspaces = [
      { host: 'https://dbc-1.cloud.databricks.com', ...credentials },
    ];

    it('says that no such account is read', () => {
      expect(
        problemsOf('1d26daa6-5e44-4c97-a497-ef015f91254b', { accounts }),
      ).toEqual([
        {
          severity: 'error',
          path: 'databricks.catalog.owners[0].match.account',
          message:
            '1d26daa6-5e44-4c97-a497-ef015f91254b is none of the accounts that are read, so the rule matches nothing; they are 0d26daa6-5e44-4c97-a497-ef015f91254a',
        },
      ]);
    });

    it('takes one that is read, and any where some are not known', () => {
      expect(problemsOf('0D26*', { accounts })).toEqual([]);
      expect(problemsOf('x', { accounts, workspaces })).toEqual([]);
    });
  });

  it('knows the keys of the owners', () => {
    expect(read(undefined, { owner: [] }).problems).toEqual([
      {
        severity: 'error',
        path: 'databricks.catalog.owner',
        message: expect.stringContaining('known are defaultOwner, owners'),
      },
    ]);
  });
});
