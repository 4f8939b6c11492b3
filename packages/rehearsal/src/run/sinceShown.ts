import { isMarked, readPlan, unknownOf } from './readPlan';
import type { PlanEntry } from './readPlan';

function verbOf({ change: { actions } }: PlanEntry): string {
  return actions.join('+');
}

/** What a plan does with an attribute; undefined when that stays as it is. */
function doneWith(entry: PlanEntry, name: string): string | undefined {
  const { before, after } = entry.change;
  const unknown = unknownOf(entry)[name];
  if (isMarked(unknown)) {
    // What a service makes of it was not known before, and is another each time.
    return JSON.stringify([after?.[name], unknown]);
  }
  const [from, to] = [before?.[name], after?.[name]].map(
    value => JSON.stringify(value) ?? 'null',
  );
  return from === to ? undefined : JSON.stringify([from, to]);
}

/** Names of attributes with which two plans do something else. */
function otherAttributes(saved: PlanEntry, now: PlanEntry): string[] {
  if (!saved.change.after || !now.change.after) return [];
  const names = new Set(
    [saved, now].flatMap(entry =>
      [
        entry.change.before ?? {},
        entry.change.after ?? {},
        unknownOf(entry),
      ].flatMap(Object.keys),
    ),
  );
  return [...names]
    .filter(name => doneWith(saved, name) !== doneWith(now, name))
    .sort();
}

/**
 * Compares a plan that was saved with one of the same stack made now, both as
 * `terraform show -json` has them. Terraform itself only sees whether the state
 * is another, not whether the account is.
 *
 * @returns what is not as it was, a line each, without any value; empty when
 *   both do the same
 * @throws Error when one is no plan of a format that is known
 */
export function sinceShown(saved: unknown, now: unknown): string[] {
  const then = new Map(readPlan(saved).map(entry => [entry.address, entry]));
  const found = readPlan(now).flatMap(entry => {
    const before = then.get(entry.address);
    then.delete(entry.address);
    if (!before || verbOf(before) !== verbOf(entry)) {
      return [
        `${verbOf(entry)} ${entry.address} was not shown${
          before ? `, but ${verbOf(before)}` : ''
        }`,
      ];
    }
    const others = otherAttributes(before, entry);
    return others.length > 0
      ? [
          `${verbOf(entry)} ${
            entry.address
          }: other values than shown of ${others.join(', ')}`,
        ]
      : [];
  });
  return [
    ...found,
    ...[...then.values()].map(
      entry =>
        `${verbOf(entry)} ${entry.address} was shown and is not needed now`,
    ),
  ];
}
