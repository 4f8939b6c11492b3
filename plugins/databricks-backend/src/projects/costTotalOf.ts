import type {
  CostTotal,
  EnvironmentTopology,
} from '@lakeport/backstage-plugin-databricks-common';

/** A monthly cost as short as in a list: without its items. */
export function costTotalOf({
  currency,
  asOf,
  total,
}: EnvironmentTopology['monthlyCost']): CostTotal {
  return { currency, asOf, total };
}
