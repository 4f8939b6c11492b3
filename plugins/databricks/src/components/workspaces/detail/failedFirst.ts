/** What has failed before the rest; otherwise the order that Databricks gave. */
export function failedFirst<T>(
  items: readonly T[],
  hasFailed: (item: T) => boolean,
): T[] {
  return [
    ...items.filter(hasFailed),
    ...items.filter(item => !hasFailed(item)),
  ];
}
