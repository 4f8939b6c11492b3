import { z } from 'zod';
import type { PlannedAttribute, PlannedChange } from './PlannedChange';
import { redact } from './redact';

const values = z.record(z.string(), z.unknown()).nullish();
/** `true` for the whole, else where in it. */
const marks = z.union([z.boolean(), z.record(z.string(), z.unknown())]);

const plan = z.object({
  resource_changes: z
    .array(
      z.object({
        address: z.string(),
        module_address: z.string().optional(),
        mode: z.string(),
        type: z.string(),
        change: z.object({
          actions: z.array(z.string()).min(1),
          before: values,
          after: values,
          after_unknown: marks.default({}),
          before_sensitive: marks.default({}),
          after_sensitive: marks.default({}),
          replace_paths: z.array(z.array(z.unknown())).default([]),
        }),
      }),
    )
    .default([]),
});

type Change = z.infer<typeof plan>['resource_changes'][number]['change'];

/** Characters of a value that are shown; policies are longer. */
const MOST = 400;

/** Whether a mark is set anywhere in it. */
function isMarked(mark: unknown): boolean {
  if (typeof mark === 'boolean') return mark;
  return (
    typeof mark === 'object' &&
    mark !== null &&
    Object.values(mark).some(isMarked)
  );
}

function markOf(mark: z.infer<typeof marks>, name: string): boolean {
  return typeof mark === 'boolean' ? mark : isMarked(mark[name]);
}

function shown(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  const text = redact(JSON.stringify(value));
  return text.length > MOST ? `${text.slice(0, MOST)}…` : text;
}

function attributeOf(change: Change, name: string): PlannedAttribute[] {
  const before = change.before?.[name];
  const after = change.after?.[name];
  const unknown = markOf(change.after_unknown, name);
  if (!unknown && JSON.stringify(before) === JSON.stringify(after)) return [];
  const sensitive =
    markOf(change.before_sensitive, name) ||
    markOf(change.after_sensitive, name);
  const [was, becomes] = sensitive
    ? []
    : [shown(before), unknown ? undefined : shown(after)];
  return [
    {
      name,
      ...(was === undefined ? {} : { before: was }),
      ...(becomes === undefined ? {} : { after: becomes }),
      ...(unknown ? { unknown } : {}),
      ...(sensitive ? { sensitive } : {}),
      ...(change.replace_paths.some(([first]) => first === name)
        ? { replaces: true }
        : {}),
    },
  ];
}

function attributesOf(change: Change): PlannedAttribute[] {
  const unknown =
    typeof change.after_unknown === 'boolean' ? {} : change.after_unknown;
  const names = new Set([
    ...Object.keys(change.before ?? {}),
    ...Object.keys(change.after ?? {}),
    ...Object.keys(unknown),
  ]);
  // What becomes known only later comes last: it is seldom why one looks.
  return [...names]
    .sort()
    .flatMap(name => attributeOf(change, name))
    .sort((a, b) => Number(a.unknown ?? false) - Number(b.unknown ?? false));
}

/**
 * What a plan changes, from `terraform show -json`: without what stays as it
 * is or is only read, and without any secret.
 *
 * @throws Error when it is no plan of a format that is known
 */
export function plannedChanges(planJson: unknown): PlannedChange[] {
  return plan
    .parse(planJson)
    .resource_changes.filter(
      ({ mode, change }) =>
        mode === 'managed' &&
        !change.actions.every(
          action => action === 'no-op' || action === 'read',
        ),
    )
    .map(({ address, module_address: module, type, change }) => {
      const isChanged = change.before && change.after;
      const attributes = isChanged ? attributesOf(change) : [];
      return {
        address,
        actions: change.actions,
        type,
        ...(module ? { module } : {}),
        ...(attributes.length > 0 ? { attributes } : {}),
      };
    });
}
