import type {
  RootConfigService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { readSchedule } from '@lakeport/backstage-plugin-databricks-node';
import type { ConfigProblems } from './ConfigProblems';

/**
 * The schedule of a task that one replica does for all. One that cannot be read
 * is among the problems, and the usual one holds.
 *
 * @param path - of the schedule in app-config
 * @param otherwise - the schedule when there is none
 */
export function readTaskSchedule(
  config: RootConfigService,
  path: string,
  otherwise: SchedulerServiceTaskScheduleDefinition,
  problems: Pick<ConfigProblems, 'read'>,
): SchedulerServiceTaskScheduleDefinition {
  const schedule = problems.read(
    path,
    () => {
      const value = config.getOptional(path);
      if (value === undefined) {
        return otherwise;
      }
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        throw new InputError(
          `it must be a schedule such as { frequency: { minutes: 5 }, timeout: { minutes: 4 } }, not ${JSON.stringify(
            value,
          )}`,
        );
      }
      return readSchedule(config, path) ?? otherwise;
    },
    { value: otherwise, words: 'the default schedule holds' },
  );
  return { ...schedule, scope: 'global' };
}
