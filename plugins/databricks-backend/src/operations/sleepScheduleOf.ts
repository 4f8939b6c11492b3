import type { SleepSchedule } from '@lakeport/backstage-plugin-databricks-common';
import type { Environment as DeclaredEnvironment } from '@lakeport/project';

/** When a project file has an environment's network sleep; undefined where it has not. */
export function sleepScheduleOf({
  sleep,
}: DeclaredEnvironment): SleepSchedule | undefined {
  const schedule = sleep?.schedule;
  return (
    schedule && {
      timeZone: schedule.timeZone,
      entries: [
        { at: schedule.asleep, operation: 'sleep' },
        { at: schedule.awake, operation: 'wake' },
      ],
    }
  );
}
