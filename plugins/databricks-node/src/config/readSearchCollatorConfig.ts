import type { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { ConfigProblems } from './ConfigProblems';
import { readSchedule } from './readSchedule';
import type { SearchCollatorConfig } from './SearchCollatorConfig';

const PATH = 'search.collators.databricks';
const KEYS = ['schedule', 'include', 'exclude', 'maxTables', 'path'];
const DEFAULT_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { hours: 1 },
  timeout: { minutes: 50 },
  initialDelay: { seconds: 30 },
};
const MAX_TABLES = 20_000;
const PAGE = '/databricks';

/**
 * Reads `search.collators.databricks` of app-config. What is wrong takes its
 * default, and the rest works; only a wrong `include` or `exclude` lets nothing be
 * read, for what they keep out is nobody's to find.
 *
 * @public
 */
export function readSearchCollatorConfig(root: Config): SearchCollatorConfig {
  const problems = new ConfigProblems();
  const read = <T>(
    key: string,
    get: (path: string) => T | undefined,
    otherwise: T,
    words: string,
    wrong: T = otherwise,
  ): T => {
    const path = `${PATH}.${key}`;
    return problems.read(path, () => get(path) ?? otherwise, {
      value: wrong,
      words,
    });
  };
  problems.checkSection(root, PATH, KEYS);
  const patterns = (path: string) => root.getOptionalStringArray(path);
  const include = read<string[]>(
    'include',
    patterns,
    [],
    'no catalog is read',
    [''],
  );
  const exclude = read<string[]>(
    'exclude',
    patterns,
    [],
    'no catalog is read',
    ['*'],
  );
  return {
    schedule: read(
      'schedule',
      path => readSchedule(root, path),
      DEFAULT_SCHEDULE,
      'the default schedule holds',
    ),
    include,
    exclude,
    maxTables: read(
      'maxTables',
      path => {
        const value = root.getOptionalNumber(path);
        if (value !== undefined && (!Number.isInteger(value) || value < 0)) {
          throw new InputError(`${value} must be a whole number`);
        }
        return value;
      },
      MAX_TABLES,
      `it is ${MAX_TABLES}`,
    ),
    path: read(
      'path',
      path => {
        const value = root.getOptionalString(path);
        if (value !== undefined && !/^\/[^\s?#]*[^\s?#/]$/.test(value)) {
          throw new InputError(
            `${JSON.stringify(value)} must be a path such as ${PAGE}`,
          );
        }
        return value;
      },
      PAGE,
      `it is ${PAGE}`,
    ),
    problems: problems.all,
  };
}
