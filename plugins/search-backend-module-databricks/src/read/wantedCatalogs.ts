import { namePattern } from '@lakeport/backstage-plugin-databricks-node';
import type { SearchCollatorConfig } from '@lakeport/backstage-plugin-databricks-node';

/** Whether app-config wants a catalog in search. */
export function wantedCatalogs({
  include,
  exclude,
}: Pick<SearchCollatorConfig, 'include' | 'exclude'>): (
  catalog: string,
) => boolean {
  const included = include.map(namePattern);
  const excluded = exclude.map(namePattern);
  return catalog =>
    (included.length === 0 || included.some(matches => matches(catalog))) &&
    !excluded.some(matches => matches(catalog));
}
