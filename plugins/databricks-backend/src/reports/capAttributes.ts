import type { PlannedChange } from '@lakeport/backstage-plugin-databricks-common';

/** Of a whole plan, which the database keeps and a page loads. */
const MOST_CHARACTERS = 500_000;

/**
 * Leaves out attributes where all of them together are too much to keep, and
 * counts them.
 *
 * @param changes - those whose attributes matter most first
 * @returns what is shown of each
 */
export function capAttributes(
  changes: readonly PlannedChange[],
): Map<PlannedChange, PlannedChange> {
  let left = MOST_CHARACTERS;
  return new Map(
    changes.map(change => {
      const { attributes = [], omittedAttributes = 0, ...rest } = change;
      const shown = attributes.filter(({ path, before, after }) => {
        left -= path.length + (before?.length ?? 0) + (after?.length ?? 0);
        return left >= 0;
      });
      const omitted = omittedAttributes + attributes.length - shown.length;
      return [
        change,
        {
          ...rest,
          ...(shown.length > 0 && { attributes: shown }),
          ...(omitted > 0 && { omittedAttributes: omitted }),
        },
      ];
    }),
  );
}
