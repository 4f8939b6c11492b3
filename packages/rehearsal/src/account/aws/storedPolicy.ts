import { z } from 'zod';

const object = z.record(z.string(), z.unknown());

const DOCUMENT = ['Version', 'Id', 'Statement'];
const STATEMENT = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];

function inOrder(
  value: Record<string, unknown>,
  order: readonly string[],
): Record<string, unknown> {
  const known = order.filter(name => value[name] !== undefined);
  const others = Object.keys(value).filter(name => !order.includes(name));
  return Object.fromEntries(
    [...known, ...others].map(name => [name, value[name]]),
  );
}

/** One of a list stands by itself; several stand in order. */
function shortened(value: unknown): unknown {
  if (!Array.isArray(value)) {
    return value;
  }
  const sorted = [...value].sort();
  return sorted.length === 1 ? sorted[0] : sorted;
}

function principals(value: unknown): unknown {
  const byKind = object.safeParse(value);
  if (!byKind.success) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(byKind.data).map(([kind, names]) => [
      kind,
      shortened(
        [names]
          .flat()
          .map(name =>
            String(name).replace(/^(\d{12})$/, 'arn:aws:iam::$1:root'),
          ),
      ),
    ]),
  );
}

/** AWS keeps the values of conditions as texts. */
function conditions(value: unknown): unknown {
  const operators = object.safeParse(value);
  if (!operators.success) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(operators.data).map(([operator, keys]) => [
      operator,
      Object.fromEntries(
        Object.entries(object.safeParse(keys).data ?? {}).map(
          ([key, wanted]) => [key, shortened([wanted].flat().map(String))],
        ),
      ),
    ]),
  );
}

function statement(value: unknown): unknown {
  const parsed = object.safeParse(value);
  if (!parsed.success) {
    return value;
  }
  const changed = Object.entries(parsed.data).map(([name, inner]) => {
    switch (name) {
      case 'Principal':
      case 'NotPrincipal':
        return [name, principals(inner)];
      case 'Condition':
        return [name, conditions(inner)];
      default:
        return [name, shortened(inner)];
    }
  });
  return inOrder(Object.fromEntries(changed), STATEMENT);
}

/**
 * A policy in the form that AWS answers with: keys in its order, lists of one
 * without their brackets, longer ones sorted, account numbers as ARNs. What is
 * no policy stays as it is.
 *
 * @param given - the policy as it was written
 */
export function storedPolicy(given: string): string {
  let value: unknown;
  try {
    value = JSON.parse(given);
  } catch {
    return given;
  }
  const parsed = object.safeParse(value);
  if (!parsed.success) {
    return given;
  }
  const { Statement, ...rest } = parsed.data;
  return JSON.stringify(
    inOrder(
      {
        ...rest,
        ...(Statement === undefined
          ? {}
          : { Statement: [Statement].flat().map(statement) }),
      },
      DOCUMENT,
    ),
  );
}
