import type { RootConfigService } from '@backstage/backend-plugin-api';
import { valueAt } from '@lakeport/backstage-plugin-databricks-node';
import { z } from 'zod';
import type { ConfigProblems } from './ConfigProblems';

const PATH = 'databricks.cost';
const DAYS = 30;
const MOST_DAYS = 365;

/** A SQL warehouse that the portal asks for costs. */
export interface CostWarehouse {
  /** Id or name of the workspace that the warehouse is in. */
  workspace: string;
  warehouseId: string;
}

/** How the costs of workspaces are read. */
export interface CostConfig {
  warehouses: CostWarehouse[];
  /** How many days costs are shown of. */
  days: number;
  /** Currency of the list prices, in three letters. */
  currency: string;
}

const warehouse = z.strictObject({
  // YAML reads an id without quotes as a number, and may lose its last digits.
  workspace: z
    .union([z.string(), z.number().refine(Number.isSafeInteger)])
    .transform(String)
    .pipe(z.string().regex(/^[^\p{Cc}]{1,255}$/u)),
  warehouseId: z.string().regex(/^[\w-]{1,64}$/),
});
const days = z.number().int().min(1).max(MOST_DAYS);
const currency = z.string().regex(/^[A-Z]{3}$/);

/** Reads `databricks.cost` of app-config; what is wrong with it is left out and named. */
export function readCostConfig(
  root: RootConfigService,
  problems: Pick<ConfigProblems, 'add'>,
): CostConfig {
  const read = <T>(path: string, schema: z.ZodType<T>, right: string) => {
    const value = valueAt(root, path);
    const parsed = schema.safeParse(value);
    if (value !== undefined && !parsed.success) {
      problems.add(path, `it must be ${right}, not ${JSON.stringify(value)}`);
    }
    return parsed.data;
  };
  read(
    PATH,
    z.record(z.string(), z.unknown()),
    'a section of keys such as { warehouses: [] }',
  );
  const list = read(
    `${PATH}.warehouses`,
    z.array(z.unknown()),
    'a list of { workspace, warehouseId }',
  );
  return {
    warehouses: (list ?? []).flatMap((entry, index) => {
      const parsed = warehouse.safeParse(entry);
      if (!parsed.success) {
        problems.add(
          `${PATH}.warehouses[${index}]`,
          `it must be such as { workspace: '1234567890123456', warehouseId: 0123456789abcdef }, with the id (in quotes) or the name of the workspace that the warehouse is in, not ${JSON.stringify(
            entry,
          )}`,
        );
        return [];
      }
      return [parsed.data];
    }),
    days:
      read(`${PATH}.days`, days, `a whole number from 1 to ${MOST_DAYS}`) ??
      DAYS,
    currency:
      read(`${PATH}.currency`, currency, 'a currency code such as USD') ??
      'USD',
  };
}
