import type { ShownChange } from './ShownChange';

/**
 * Whether a plan does no more than what was shown before: the same actions on
 * the same resources, and in place no other attributes.
 *
 * @returns what goes beyond it
 */
export function beyondShown(
  planned: readonly ShownChange[],
  shown: readonly ShownChange[],
): ShownChange[] {
  const known = new Map(shown.map(change => [change.address, change]));
  return planned.filter(change => {
    // Synthesis knows a resource, not how many instances come of it.
    const before =
      known.get(change.address) ??
      known.get(change.address.replace(/\[[^\]]*\]$/, ''));
    if (!before || before.actions.join() !== change.actions.join()) {
      return true;
    }
    // What is made anew is made anew for whatever reason.
    if (change.actions.length > 1) return false;
    const seen = new Set(before.attributes);
    return (change.attributes ?? []).some(name => !seen.has(name));
  });
}
