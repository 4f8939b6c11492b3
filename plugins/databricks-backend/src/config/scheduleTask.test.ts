import type { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import type { JsonValue } from '@backstage/types';
import { ConfigProblems } from './ConfigProblems';
import { scheduleTask } from './scheduleTask';

const otherwise = { frequency: { minutes: 10 }, timeout: { minutes: 9 } };

async function schedule(value: JsonValue | undefined, taken = true) {
  const seen: SchedulerServiceTaskScheduleDefinition[] = [];
  const problems = new ConfigProblems({ logger: mockServices.logger.mock() });
  await scheduleTask(
    {
      config: mockServices.rootConfig({ data: { a: { schedule: value } } }),
      problems,
      scheduler: mockServices.scheduler.mock({
        scheduleTask: async task => {
          if ('cron' in task.frequency || !taken) {
            throw new Error('Unknown alias: soon');
          }
          seen.push(task);
        },
      }),
    },
    { path: 'a.schedule', otherwise, id: 'task', fn: async () => {} },
  );
  return { seen, problems: problems.list() };
}

describe('scheduleTask', () => {
  it('schedules as app-config says', async () => {
    const { seen, problems } = await schedule({
      frequency: { minutes: 1 },
      timeout: { minutes: 2 },
    });
    expect(seen).toMatchObject([
      { id: 'task', scope: 'global', frequency: { minutes: 1 } },
    ]);
    expect(problems).toEqual([]);
  });

  it('goes on as usual with a crontab that is none', async () => {
    const { seen, problems } = await schedule({
      frequency: { cron: 'soon' },
      timeout: { minutes: 2 },
    });
    expect(seen).toMatchObject([{ id: 'task', scope: 'global', ...otherwise }]);
    expect(problems).toEqual([
      {
        severity: 'error',
        path: 'a.schedule',
        message: expect.stringContaining('soon'),
      },
    ]);
  });

  it('does not hide what is not about the configuration', async () => {
    await expect(schedule(undefined, false)).rejects.toThrow('Unknown alias');
  });
});
