import type { SleepSchedule } from '../Environment';
import { lastCronTime } from './lastCronTime';
import { parseCron } from './parseCron';

/**
 * Whether a network is to be asleep or awake at an instant: the state that
 * began last by its schedule. Where both begin at once, or nothing began yet,
 * it is awake.
 *
 * Local times follow daylight saving time: one that comes twice counts when it
 * first comes, and one that is skipped counts when it would have come.
 *
 * @throws Error when the schedule is not one of a checked project
 * @public
 */
export function sleepStateDue(
  schedule: SleepSchedule,
  at: Date,
): 'asleep' | 'awake' {
  const since = (cron: string) =>
    lastCronTime(parseCron(cron), schedule.timeZone, at.getTime()) ?? -Infinity;
  return since(schedule.asleep) > since(schedule.awake) ? 'asleep' : 'awake';
}
