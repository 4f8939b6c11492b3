import { isDeepStrictEqual } from 'util';
import { z } from 'zod';

const json = z.record(z.string(), z.unknown());

const policy = z.object({
  Version: z.string().optional(),
  Id: z.string().optional(),
  Statement: z.union([z.array(json), json.transform(one => [one])]),
});

function parse(text: string): z.infer<typeof policy> | undefined {
  try {
    return policy.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** A text or a list of texts in any order; what is neither equals nothing. */
function texts(value: unknown): unknown {
  const list = value === undefined ? [] : [value].flat();
  return list.every(one => typeof one === 'string')
    ? [...list].sort()
    : Symbol('no texts');
}

/** An account's number means its root. */
function principal(value: unknown): unknown {
  const list = texts(value);
  return Array.isArray(list)
    ? list.map(one => one.replace(/^(\d{12})$/, 'arn:aws:iam::$1:root')).sort()
    : list;
}

function mapped(value: unknown, map: (inner: unknown) => unknown): unknown {
  const object = json.safeParse(value);
  return object.success
    ? Object.fromEntries(
        Object.entries(object.data).map(([key, inner]) => [key, map(inner)]),
      )
    : value;
}

function meaning(statement: Record<string, unknown>) {
  const { Sid, Effect, Principal, NotPrincipal, Condition, ...rest } =
    statement;
  return {
    Sid: Sid ?? '',
    Effect: String(Effect).toLowerCase(),
    Principal: mapped(Principal, principal),
    NotPrincipal: mapped(NotPrincipal, principal),
    Condition: mapped(Condition, operator => mapped(operator, texts)),
    ...Object.fromEntries(
      ['Action', 'NotAction', 'Resource', 'NotResource'].map(name => [
        name,
        texts(rest[name]),
      ]),
    ),
  };
}

/**
 * Whether the AWS provider takes two policies for the same: statements,
 * actions, resources and principals in any order, one in a list or by itself.
 * Values of a condition must be texts in both, a number or `false` equals
 * nothing; and a principal `"*"` is not `{ "AWS": "*" }`.
 *
 * From hashicorp/awspolicyequivalence, which the provider compares with, 2025.
 */
export function samePolicy(a: string, b: string): boolean {
  if (a === b) {
    return true;
  }
  const [ours, theirs] = [parse(a), parse(b)];
  if (!ours || !theirs || ours.Statement.length !== theirs.Statement.length) {
    return false;
  }
  const [left, right] = [
    ours.Statement.map(meaning),
    theirs.Statement.map(meaning),
  ];
  const within = (some: unknown[], all: unknown[]) =>
    some.every(one => all.some(other => isDeepStrictEqual(one, other)));
  return (
    (ours.Version ?? '') === (theirs.Version ?? '') &&
    (ours.Id ?? '') === (theirs.Id ?? '') &&
    within(left, right) &&
    within(right, left)
  );
}
