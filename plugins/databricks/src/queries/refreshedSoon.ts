import type { Age } from '@lakeport/backstage-plugin-databricks-common';

/** Milliseconds; a reading of Databricks takes less as a rule. */
const SOON = 2_000;
/** Reading more of them again takes a press of the button. */
const MOST_PAGES = 5;

/**
 * When to ask again for what a backend gave as it was kept, while it is being read
 * anew: in so many milliseconds, or not at all. A source that fails is not asked for
 * over and over.
 */
export function refreshedSoon(
  pages: readonly { age: Age }[] = [],
): number | false {
  return pages.length <= MOST_PAGES &&
    pages.some(({ age }) => age.refreshing && !age.stale)
    ? SOON
    : false;
}
