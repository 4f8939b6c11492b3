import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError, stringifyError } from '@backstage/errors';
import { CronTime } from 'cron';

/**
 * The schedule of a task. Backstage takes any crontab when it reads one, and throws
 * for a wrong one when the task is scheduled: that fails the catalog's module and
 * leaves search without an index. Here it is parsed at once, by what the scheduler
 * parses it with.
 *
 * @returns undefined where there is none
 * @throws an error that names what is wrong with it
 */
export function readSchedule(
  root: Config,
  path: string,
): SchedulerServiceTaskScheduleDefinition | undefined {
  const section = root.getOptionalConfig(path);
  if (!section) {
    return undefined;
  }
  const schedule =
    readSchedulerServiceTaskScheduleDefinitionFromConfig(section);
  if ('cron' in schedule.frequency) {
    checkCrontab(schedule.frequency.cron);
  }
  return schedule;
}

/** @param crontab - of any type, for nobody has looked yet */
function checkCrontab(crontab: unknown): void {
  try {
    if (typeof crontab !== 'string') {
      throw new InputError('it is not a text');
    }
    // eslint-disable-next-line no-new
    new CronTime(crontab);
  } catch (error) {
    const said = error instanceof Error ? error.message : stringifyError(error);
    throw new InputError(
      `frequency.cron must be a crontab such as '*/30 * * * *', not ${JSON.stringify(
        crontab,
      )} (${said})`,
    );
  }
}
