import type { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { ConfigProblems } from './ConfigProblems';
import type { EntityProviderConfig } from './EntityProviderConfig';
import { readDatabricksConfig } from './readDatabricksConfig';
import { readOwner, readOwnerRules } from './readOwnerRules';
import { readSchedule } from './readSchedule';

const PATH = 'catalog.providers.databricks';
const KEYS = [
  'schedule',
  'include',
  'vpcs',
  'maxSchemasPerCatalog',
  'maxSchemas',
  'allowEmpty',
  'rejectRemovalsAbovePercentage',
  'allowRemovals',
];
const OWNERS_PATH = 'databricks.catalog';
const OWNERS_KEYS = ['defaultOwner', 'owners'];
const DEFAULT_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 30 },
  timeout: { minutes: 10 },
  initialDelay: { seconds: 30 },
};
const INCLUDABLE = ['schemas', 'warehouses'];
const SCHEMAS_PER_CATALOG = 200;
const SCHEMAS = 10_000;
const PERCENTAGE = 20;
const UNKNOWN = 'unknown';

/**
 * Reads `catalog.providers.databricks` and `databricks.catalog` of app-config. What
 * is wrong takes its default, and the rest works.
 *
 * @public
 */
export function readEntityProviderConfig(root: Config): EntityProviderConfig {
  const problems = new ConfigProblems();
  problems.checkSection(root, PATH, KEYS);
  problems.checkSection(root, OWNERS_PATH, OWNERS_KEYS);
  const include = problems.read(
    `${PATH}.include`,
    () => readInclude(root.getOptionalStringArray(`${PATH}.include`) ?? []),
    { value: [], words: 'nothing more is included' },
  );
  return {
    schedule: problems.read(
      `${PATH}.schedule`,
      () => readSchedule(root, `${PATH}.schedule`) ?? DEFAULT_SCHEDULE,
      { value: DEFAULT_SCHEDULE, words: 'the default schedule holds' },
    ),
    estate: {
      include: {
        schemas: include.includes('schemas'),
        warehouses: include.includes('warehouses'),
      },
      limits: {
        schemasPerCatalog: readCount(
          root,
          problems,
          'maxSchemasPerCatalog',
          SCHEMAS_PER_CATALOG,
        ),
        schemas: readCount(root, problems, 'maxSchemas', SCHEMAS),
      },
      allowEmpty: problems.read(
        `${PATH}.allowEmpty`,
        () => root.getOptionalBoolean(`${PATH}.allowEmpty`) ?? false,
        { value: false, words: 'it is false' },
      ),
    },
    vpcs: problems.read(`${PATH}.vpcs`, () => readVpcs(root), {
      value: 'databricks',
      words: 'it is databricks',
    }),
    defaultOwner: problems.read(
      'databricks.catalog.defaultOwner',
      () => readDefaultOwner(root) ?? UNKNOWN,
      { value: UNKNOWN, words: `it is ${UNKNOWN}` },
    ),
    ownerRules: readOwnerRules(root, problems, accountsOf(root)),
    rejectRemovalsAbovePercentage: readCount(
      root,
      problems,
      'rejectRemovalsAbovePercentage',
      PERCENTAGE,
      100,
    ),
    problems: problems.all,
  };
}

/** Undefined where a workspace that is read by itself does not say its account. */
function accountsOf(root: Config): string[] | undefined {
  const { accounts, workspaces } = readDatabricksConfig(root);
  const ids = [...accounts, ...workspaces].map(({ accountId }) => accountId);
  return ids.every(id => id !== undefined) ? [...new Set(ids)] : undefined;
}

/** As it is written: what the catalog takes for no reference fails every entity. */
function readDefaultOwner(root: Config): string | undefined {
  const owner = root.getOptionalString('databricks.catalog.defaultOwner');
  if (owner !== undefined) {
    readOwner(owner);
  }
  return owner;
}

function readInclude(values: string[]): string[] {
  const wrong = values.filter(value => !INCLUDABLE.includes(value));
  if (wrong.length > 0) {
    throw new InputError(
      `${wrong.join(', ')} cannot be included; what can is ${INCLUDABLE.join(
        ' and ',
      )}`,
    );
  }
  return values;
}

function readVpcs(root: Config): 'all' | 'databricks' {
  const value = root.getOptionalString(`${PATH}.vpcs`) ?? 'databricks';
  if (value !== 'all' && value !== 'databricks') {
    throw new InputError(`${JSON.stringify(value)} must be all or databricks`);
  }
  return value;
}

function readCount(
  root: Config,
  problems: ConfigProblems,
  key: string,
  otherwise: number,
  most = Number.MAX_SAFE_INTEGER,
): number {
  return problems.read(
    `${PATH}.${key}`,
    () => {
      const value = root.getOptionalNumber(`${PATH}.${key}`) ?? otherwise;
      if (!Number.isInteger(value) || value < 0 || value > most) {
        throw new InputError(
          `${value} must be a whole number${
            most === 100 ? ' from 0 to 100' : ''
          }`,
        );
      }
      return value;
    },
    { value: otherwise, words: `it is ${otherwise}` },
  );
}
