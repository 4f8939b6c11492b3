/**
 * What the Databricks group of the service principals of all of a platform's
 * environments is called.
 */
export function environmentsGroupName(platform: string): string {
  return `${platform}-environments`;
}
