import { changedEnvironment } from '../__testUtils__/changedEnvironment';

const { environment, said } = changedEnvironment;

describe('notebooks, Git folders and jobs', () => {
  const job = (tasks: object, more: object = {}) => ({
    notebooks: {
      welcome: { path: '/Shared/welcome', language: 'SQL', content: '' },
    },
    jobs: { a: { tasks, ...more } },
  });
  const task = (...dependsOn: string[]) => ({
    notebook: { name: 'welcome' },
    dependsOn,
  });

  it.each<[string, object, RegExp]>([
    [
      'a job for a group that may not enter',
      job({ t: task() }, { groups: ['auditors'] }),
      /jobs\.a\.groups\.0: group "auditors" may not enter the workspace -> add it to workspace\.users\.groups/,
    ],
    ['a job without tasks', job({}), /jobs\.a\.tasks: there is no task/],
    [
      'an undeclared notebook',
      job({ t: { notebook: { name: 'x' } } }),
      /tasks\.t\.notebook\.name: "x" is not in notebooks/,
    ],
    [
      'an undeclared Git folder',
      job({ t: { notebook: { gitFolder: 'x', path: 'a' } } }),
      /notebook\.gitFolder: "x" is not in gitFolders/,
    ],
    [
      'an undeclared cluster',
      job({ t: { ...task(), cluster: 'x' } }),
      /tasks\.t\.cluster: "x" is not in compute\.clusters/,
    ],
    [
      'an undeclared service principal',
      job({ t: task() }, { runAs: 'x' }),
      /jobs\.a\.runAs: "x" is not in servicePrincipals/,
    ],
    [
      'an undeclared task',
      job({ t: task('u') }),
      /dependsOn\.0: "u" is not in jobs\.a\.tasks/,
    ],
    [
      'a task that waits for itself',
      job({ t: task('t') }),
      /tasks\.t\.dependsOn: the tasks wait for each other: t → t/,
    ],
    [
      'tasks that wait for each other',
      job({ a: task(), b: task('a', 'd'), c: task('b'), d: task('c') }),
      /tasks\.b\.dependsOn: the tasks wait for each other: b → d → c → b/,
    ],
    [
      'a notebook of two kinds',
      job({ t: { notebook: { name: 'welcome', path: '/Shared/x' } } }),
      /notebook\.path: path does not go with a notebook of this file/,
    ],
    [
      'a notebook outside of /Shared',
      {
        notebooks: {
          x: { path: '/Shared/../Users/x', language: 'SQL', content: '' },
        },
      },
      /notebooks\.x\.path: .* is not a place in the workspace/,
    ],
    [
      'two notebooks at one place',
      {
        notebooks: {
          x: { path: '/Shared/x', language: 'SQL', content: '' },
          y: { path: '/Shared/x', language: 'SQL', content: '' },
        },
      },
      /notebooks\.y\.path: notebooks\.x is at this place already/,
    ],
    [
      'a branch and a tag',
      {
        gitFolders: {
          x: { url: 'https://github.com/a/b', branch: 'a', tag: 'b' },
        },
      },
      /gitFolders\.x\.tag: tag does not go with branch/,
    ],
    [
      'a password in an address',
      { gitFolders: { x: { url: 'https://me:secret@github.com/a/b' } } },
      /is not the address of a Git repository -> use an https address without user name/,
    ],
    [
      'a schedule of five fields for a job',
      job({ t: task() }, { schedule: { cron: '0 6 * * *', timeZone: 'UTC' } }),
      /schedule\.cron: "0 6 \* \* \*" is not a Quartz cron expression -> use second, minute/,
    ],
    [
      'a Quartz schedule without ?',
      job(
        { t: task() },
        { schedule: { cron: '0 0 6 * * *', timeZone: 'UTC' } },
      ),
      /use \? for either/,
    ],
    [
      'a Quartz schedule at hour 25',
      job(
        { t: task() },
        { schedule: { cron: '0 0 25 * * ?', timeZone: 'UTC' } },
      ),
      /correct the hour: 0 to 23/,
    ],
    [
      'a Quartz schedule of the past',
      job(
        { t: task() },
        { schedule: { cron: '0 0 6 * * ? 2019,2021', timeZone: 'UTC' } },
      ),
      /schedule\.cron: "0 0 6 \* \* \? 2019,2021" is never: its years are over/,
    ],
    [
      'a Quartz schedule that never comes',
      job(
        { t: task() },
        { schedule: { cron: '0 0 6 30,31 FEB ?', timeZone: 'UTC' } },
      ),
      /schedule\.cron: "0 0 6 30,31 FEB \?" is never/,
    ],
  ])('refuse %s', (_, changes, expected) => {
    expect(said(environment(changes))).toEqual([
      expect.stringMatching(expected),
    ]);
  });

  it.each([
    '0 0 6 29 2 ?',
    '0 0 6 31 2,3 ?',
    '0 0 6 30,28 FEB ?',
    '0 0 6 31 4-5 ?',
    '0 0 6 L 2 ?',
    '0 0 6 ? 2 MON#5',
  ])('take the Quartz schedule %s', cron => {
    const changes = job({ t: task() }, { schedule: { cron, timeZone: 'UTC' } });
    expect(said(environment(changes))).toEqual([]);
  });

  it('take thousands of tasks in a row', () => {
    const tasks = Object.fromEntries(
      Array.from({ length: 3000 }, (_, index) => [
        `t${index}`,
        task(...(index > 0 ? [`t${index - 1}`] : [])),
      ]).reverse(),
    );
    expect(said(environment(job(tasks)))).toEqual([]);
  });
});

describe('a file made to keep the check busy', () => {
  it.each<[string, (index: number) => unknown]>([
    [
      'dependencies',
      index => ({ notebook: { name: 'x' }, dependsOn: [`u${index}`] }),
    ],
    ['notebooks', () => ({ notebook: { name: 1, path: 2, gitFolder: 3 } })],
    ['parameters', () => ({ notebook: { name: 'x' }, parameters: { '#': 1 } })],
  ])('is read in seconds: %s', (_, task) => {
    const tasks = Object.fromEntries(
      Array.from({ length: 3500 }, (_item, index) => [
        `t${index}`,
        task(index),
      ]),
    );
    const started = Date.now();
    expect(
      said(environment({ jobs: { a: { tasks } } })).length,
    ).toBeGreaterThan(999);
    expect(Date.now() - started).toBeLessThan(60_000);
  });

  it('is read in seconds: time zones', () => {
    const jobs = Object.fromEntries(
      Array.from({ length: 2500 }, (_, index) => [
        `j${index}`,
        {
          tasks: {},
          schedule: { cron: '0 0 6 * * ?', timeZone: `Europe/Berln${index}` },
        },
      ]),
    );
    const started = Date.now();
    expect(said(environment({ jobs })).length).toBeGreaterThan(999);
    expect(Date.now() - started).toBeLessThan(60_000);
  });
});
