/** What tells a catalog from all others: a name is one within its metastore. */
export function catalogKey(metastoreId: string, catalog: string): string {
  return `${metastoreId}/${catalog}`;
}
