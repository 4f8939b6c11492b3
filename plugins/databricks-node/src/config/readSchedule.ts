import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError, stringifyError } from '@backstage/errors';
import { CronTime } from 'cron';
import { z } from 'zod';

const longerThanNothing = z
  .record(z.string(), z.number().nonnegative())
  .refine(parts => Object.values(parts).some(count => count > 0));

/**
 * The schedule of a task. Backstage takes any crontab when it reads one, and throws
 * for a wrong one when the task is scheduled: that fails the catalog's module and
 * leaves search without an index. Here it is parsed at once, by what the scheduler
 * parses it with. Backstage also takes a frequency of 0, which is one run after
 * another without a pause, and a timeout of 0, with which none comes to its end.
 *
 * @returns undefined where there is none
 * @throws an error that names what is wrong with it
 * @public
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
  const { frequency, timeout } = schedule;
  if ('cron' in frequency) {
    checkCrontab(frequency.cron);
  } else if (!('trigger' in frequency)) {
    checkDuration('frequency', frequency);
  }
  checkDuration('timeout', timeout);
  return schedule;
}

function checkDuration(key: string, duration: object): void {
  if (!longerThanNothing.safeParse(duration).success) {
    throw new InputError(
      `${key} must be longer than nothing, such as { minutes: 30 }, not ${JSON.stringify(
        duration,
      )}`,
    );
  }
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
