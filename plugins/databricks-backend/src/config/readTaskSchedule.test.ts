import { mockServices } from '@backstage/backend-test-utils';
import type { JsonValue } from '@backstage/types';
import { ConfigProblems } from './ConfigProblems';
import { readTaskSchedule } from './readTaskSchedule';

const PATH = 'databricks.drift.schedule';
const usual = { frequency: { minutes: 10 }, timeout: { minutes: 9 } };

function read(schedule: JsonValue | undefined) {
  const error = jest.fn();
  const problems = new ConfigProblems({
    logger: mockServices.logger.mock({ error }),
  });
  const config = mockServices.rootConfig({
    data: { databricks: { drift: { schedule } } },
  });
  return {
    schedule: readTaskSchedule(config, PATH, usual, problems),
    problems: problems.list(),
    logged: error.mock.calls,
  };
}

describe('readTaskSchedule', () => {
  it('reads a schedule that all replicas share', () => {
    expect(
      read({ frequency: { minutes: 1 }, timeout: { minutes: 2 } }),
    ).toMatchObject({
      schedule: { frequency: { minutes: 1 }, scope: 'global' },
      problems: [],
    });
    expect(read(undefined)).toMatchObject({
      schedule: { ...usual, scope: 'global' },
      problems: [],
    });
  });

  it.each([
    ['a unit that is none', { frequency: { minuts: 1 }, timeout: 'PT1M' }],
    ['no timeout', { frequency: { minutes: 1 } }],
    ['one without a pause', { frequency: { minutes: 0 }, timeout: 'PT1M' }],
    ['one without time', { frequency: 'PT1M', timeout: { seconds: 0 } }],
    ['a text', 'every minute'],
    ['a list', [{ frequency: { minutes: 1 } }]],
    ['an empty one', {}],
  ])('says where %s is and takes the usual one', (_, schedule) => {
    const found = read(schedule);
    expect(found.schedule).toEqual({ ...usual, scope: 'global' });
    expect(found.problems).toEqual([
      {
        severity: 'error',
        path: PATH,
        message: expect.stringContaining('the default schedule holds'),
      },
    ]);
    expect(found.logged).toEqual([[expect.stringContaining(`${PATH}: `)]]);
  });
});
