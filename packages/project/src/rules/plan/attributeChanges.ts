import { isRecord } from '../reading/json';
import type { JsonRecord } from '../reading/json';
import { plainText } from '../reading/plainText';
import { hidesValue } from './hidesValue';
import { namesSecret } from './namesSecret';

/**
 * One attribute that a plan changes. `before` and `after` are JSON texts, left
 * out where there is no value, where it is secret, and where it is only known
 * after the apply.
 *
 * @public
 */
export interface PlanAttribute {
  /** Such as `tags.Name` or `ingress[0].from_port`. */
  readonly path: string;
  readonly before?: string;
  readonly after?: string;
  /** The values are secret and not shown. */
  readonly sensitive?: true;
  /** The value is known after the apply. */
  readonly unknown?: true;
  /** Why the resource is replaced. */
  readonly forcesReplacement?: true;
}

/** Terraform values are never as deep; what is deeper is one value. */
const DEEPEST = 16;

interface Place {
  readonly path: string;
  readonly key: string;
  readonly depth: number;
  readonly before: unknown;
  readonly after: unknown;
  readonly unknown: unknown;
  readonly sensitive: ReadonlyArray<unknown>;
}

/** What is below a key in a value that may have nothing there. */
function below(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value[Number(key)];
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** A mark holds for everything below it. */
function marked(mark: unknown, key: string): unknown {
  return mark === true ? true : below(mark, key);
}

/** Whether a mark is set here or anywhere below. */
function isMarked(mark: unknown): boolean {
  const pending = [mark];
  while (pending.length) {
    const next = pending.pop();
    if (next === true) return true;
    if (Array.isArray(next)) next.forEach(item => pending.push(item));
    else if (isRecord(next)) pending.push(...Object.values(next));
  }
  return false;
}

/** A value as JSON, sorted by key, and cut off where it is too deep. */
function text(value: unknown, depth = 0): string {
  if (depth > DEEPEST) return '"…"';
  if (Array.isArray(value)) {
    return `[${value.map(item => text(item, depth + 1)).join(',')}]`;
  }
  if (isRecord(value)) {
    const entries = Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${JSON.stringify(key)}:${text(item, depth + 1)}`);
    return `{${entries.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

function absent(value: unknown): boolean {
  return value === undefined || value === null;
}

function isSecret({ key, before, after, sensitive }: Place): boolean {
  return sensitive.some(isMarked) || hidesValue(key, [before, after]);
}

/** The keys to go down to, or none where a value is shown whole. */
function keysOf(place: Place): string[] | undefined {
  const { after, before, depth } = place;
  if (depth >= DEEPEST) return undefined;
  const values = [before, after].filter(value => !absent(value));
  if (values.length && values.every(Array.isArray)) {
    const longest = Math.max(...values.map(list => list.length));
    return Array.from({ length: longest }, (_, index) => `${index}`);
  }
  if (values.length && values.every(isRecord)) {
    const unknown = isRecord(place.unknown) ? Object.keys(place.unknown) : [];
    return [...new Set([...values.flatMap(Object.keys), ...unknown])].sort();
  }
  return undefined;
}

/**
 * What a change of Terraform's plan format changes, attribute by attribute,
 * without what is secret.
 */
export function attributeChanges(change: JsonRecord): PlanAttribute[] {
  const forced = Array.isArray(change.replace_paths)
    ? change.replace_paths.map(path =>
        (Array.isArray(path) ? path : []).map(plainText).join('.'),
      )
    : [];
  const found: PlanAttribute[] = [];
  const visit = (place: Place): void => {
    const isWhole = place.unknown === true || namesSecret(place.key);
    const keys = isWhole ? undefined : keysOf(place);
    if (keys?.length) {
      for (const key of keys) {
        visit({
          path: Array.isArray(place.before ?? place.after)
            ? `${place.path}[${key}]`
            : [place.path, key].filter(Boolean).join('.'),
          key: Array.isArray(place.before ?? place.after) ? place.key : key,
          depth: place.depth + 1,
          before: below(place.before, key),
          after: below(place.after, key),
          unknown: marked(place.unknown, key),
          sensitive: place.sensitive.map(mark => marked(mark, key)),
        });
      }
      return;
    }
    const { after, before, path } = place;
    const unknown = isMarked(place.unknown);
    const same =
      (absent(before) && absent(after)) || text(before) === text(after);
    if (!unknown && same) return;
    const dotted = path.replace(/\[(\d+)\]/g, '.$1');
    const secret = isSecret(place);
    found.push({
      path,
      ...(!secret && !absent(before) && { before: text(before) }),
      ...(!secret && !unknown && !absent(after) && { after: text(after) }),
      ...(secret && { sensitive: true as const }),
      ...(unknown && { unknown: true as const }),
      ...(forced.some(
        start => dotted === start || dotted.startsWith(`${start}.`),
      ) && { forcesReplacement: true as const }),
    });
  };
  visit({
    path: '',
    key: '',
    depth: 0,
    before: change.before,
    after: change.after,
    unknown: change.after_unknown,
    sensitive: [change.before_sensitive, change.after_sensitive],
  });
  return found;
}
