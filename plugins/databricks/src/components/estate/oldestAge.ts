import type { Age } from '@lakeport/backstage-plugin-databricks-common';

/** The age of what was read in parts: that of the oldest, and stale if any part is. */
export function oldestAge(ages: readonly Age[]): Age | undefined {
  const readAt = ages
    .map(age => age.readAt)
    .sort()
    .at(0);
  return readAt === undefined
    ? undefined
    : { readAt, stale: ages.some(({ stale }) => stale) };
}
