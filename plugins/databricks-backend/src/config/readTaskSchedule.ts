import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type RootConfigService,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';

/**
 * The schedule of a task that one replica does for all.
 *
 * @param path - of the schedule in app-config
 * @param otherwise - the schedule when there is none
 * @throws Error naming what is wrong with it
 */
export function readTaskSchedule(
  config: RootConfigService,
  path: string,
  otherwise: SchedulerServiceTaskScheduleDefinition,
): SchedulerServiceTaskScheduleDefinition {
  const schedule = config.getOptionalConfig(path);
  return {
    ...(schedule
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
      : otherwise),
    scope: 'global',
  };
}
