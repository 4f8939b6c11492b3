import { mockServices } from '@backstage/backend-test-utils';
import { readSearchCollatorConfig } from './readSearchCollatorConfig';

const read = (databricks?: object) =>
  readSearchCollatorConfig(
    mockServices.rootConfig({
      data: databricks ? { search: { collators: { databricks } } } : {},
    }),
  );

describe('readSearchCollatorConfig', () => {
  it('has defaults and reads what is set', () => {
    expect(read()).toMatchObject({
      include: [],
      exclude: [],
      maxTables: 20_000,
      path: '/databricks',
      problems: [],
    });
    expect(
      read({
        schedule: { frequency: { hours: 6 }, timeout: { hours: 1 } },
        include: ['a*'],
        exclude: ['b'],
        maxTables: 5,
        path: '/data/platform',
      }),
    ).toMatchObject({
      schedule: { frequency: { hours: 6 } },
      include: ['a*'],
      exclude: ['b'],
      maxTables: 5,
      path: '/data/platform',
      problems: [],
    });
  });

  it.each([
    [{ schedule: { frequency: { hour: 1 } } }, 'schedule'],
    [{ schedule: 'hourly' }, 'schedule'],
    ...['hourly', '61 * * * *', '* * * *', 5].map((cron): [object, string] => [
      { schedule: { frequency: { cron }, timeout: { minutes: 1 } } },
      'schedule',
    ]),
    [{ maxTables: -1 }, 'maxTables'],
    [{ maxTables: 'many' }, 'maxTables'],
    [{ path: 'databricks' }, 'path'],
    [{ path: 'https://elsewhere.example' }, 'path'],
    [{ path: '/a?b' }, 'path'],
    [{ exlude: ['hr'] }, 'exlude'],
  ])('says what is wrong with %j and goes on', (section, key) => {
    const { problems, ...rest } = read(section);
    expect(problems).toEqual([
      {
        severity: 'error',
        path: `search.collators.databricks.${key}`,
        message: expect.any(String),
      },
    ]);
    expect(rest).toEqual({ ...read(), problems: undefined });
  });

  it.each([{ cron: '0 */2 * * *' }, { trigger: 'manual' }, { minutes: 20 }])(
    'takes a schedule of %j',
    frequency => {
      const schedule = { frequency, timeout: { minutes: 1 } };
      expect(read({ schedule })).toMatchObject({ schedule, problems: [] });
    },
  );

  it.each([
    [{ include: 'sales' }, { include: [''], exclude: [] }],
    [{ exclude: 'hr' }, { include: [], exclude: ['*'] }],
  ])('reads nothing while %j is wrong', (section, expected) => {
    expect(read(section)).toMatchObject({
      ...expected,
      problems: [{ message: expect.stringContaining('no catalog is read') }],
    });
  });
});
