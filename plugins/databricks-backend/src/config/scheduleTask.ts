import type {
  RootConfigService,
  SchedulerService,
  SchedulerServiceTaskInvocationDefinition,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { ConfigProblems } from './ConfigProblems';
import { readTaskSchedule } from './readTaskSchedule';

/**
 * Schedules a task as app-config says. A schedule that cannot be read, or that
 * the scheduler does not take (a crontab that is none), is among the problems,
 * and the usual one holds.
 *
 * @param task - `path` is that of its schedule in app-config
 */
export async function scheduleTask(
  deps: {
    config: RootConfigService;
    scheduler: SchedulerService;
    problems: Pick<ConfigProblems, 'add' | 'read'>;
  },
  task: SchedulerServiceTaskInvocationDefinition & {
    path: string;
    otherwise: SchedulerServiceTaskScheduleDefinition;
  },
): Promise<void> {
  const { config, scheduler, problems } = deps;
  const { path, otherwise, ...invocation } = task;
  const schedule = readTaskSchedule(config, path, otherwise, problems);
  try {
    await scheduler.scheduleTask({ ...schedule, ...invocation });
  } catch (error) {
    if (config.getOptional(path) === undefined) {
      throw error;
    }
    problems.add(
      path,
      `the scheduler does not take it (${
        error instanceof Error ? error.message : stringifyError(error)
      }); until that is right, the default schedule holds`,
    );
    await scheduler.scheduleTask({
      ...otherwise,
      scope: 'global',
      ...invocation,
    });
  }
}
