import type { UnityObjectName } from '@lakeport/backstage-plugin-databricks-common';

/** The name by which Unity Catalog's API takes an object, as it is: HostClient encodes it. */
export function fullNameOf({
  catalog,
  schema,
  name,
}: Omit<UnityObjectName, 'metastoreId' | 'kind'>): string {
  return [catalog, schema, name].filter(part => part !== undefined).join('.');
}
