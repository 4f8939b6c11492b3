/** A filter that is none, or more than is interpreted here. */
export class ScimFilterError extends Error {}

const COMPARISON =
  /^\s*(\w+)\s+(eq|ne|co|sw|ew)\s+(?:"((?:[^"\\]|\\.)*)"|(true|false))\s*/i;
const PRESENT = /^\s*(\w+)\s+pr\s*/i;

type Test = (resource: Readonly<Record<string, unknown>>) => boolean;

const OPERATORS: Record<string, (actual: string, wanted: string) => boolean> = {
  eq: (actual, wanted) => actual === wanted,
  ne: (actual, wanted) => actual !== wanted,
  co: (actual, wanted) => actual.includes(wanted),
  sw: (actual, wanted) => actual.startsWith(wanted),
  ew: (actual, wanted) => actual.endsWith(wanted),
};

/** The value of an attribute, whose name may be written in any case. */
function valueOf(
  resource: Readonly<Record<string, unknown>>,
  name: string,
): unknown {
  const key = Object.keys(resource).find(
    candidate => candidate.toLowerCase() === name.toLowerCase(),
  );
  return key === undefined ? undefined : resource[key];
}

function readOne(text: string): { test: Test; rest: string } {
  const present = PRESENT.exec(text);
  if (present) {
    return {
      test: resource => ![undefined, ''].includes(textOf(resource, present[1])),
      rest: text.slice(present[0].length),
    };
  }
  const found = COMPARISON.exec(text);
  if (!found) {
    throw new ScimFilterError(
      `Given filter operator is not supported: ${text.trim()}`,
    );
  }
  const [whole, name, operator, quoted, literal] = found;
  const wanted = (literal ?? quoted.replace(/\\(.)/g, '$1')).toLowerCase();
  return {
    test: resource =>
      OPERATORS[operator.toLowerCase()](
        (textOf(resource, name) ?? '').toLowerCase(),
        wanted,
      ),
    rest: text.slice(whole.length),
  };
}

function textOf(
  resource: Readonly<Record<string, unknown>>,
  name: string,
): string | undefined {
  const value = valueOf(resource, name);
  return value === undefined || value === null ? undefined : String(value);
}

/**
 * A SCIM filter as a test (RFC 7644 §3.4.2.2): comparisons of attributes without
 * regard to case, joined by `and` and `or`; no brackets.
 *
 * @throws ScimFilterError for another one
 */
export function readScimFilter(filter: string): Test {
  if (filter.trim() === '') {
    return () => true;
  }
  const either: Test[][] = [[]];
  let rest = filter;
  for (;;) {
    const one = readOne(rest);
    either[either.length - 1].push(one.test);
    const joint = /^(and|or)\s+/i.exec(one.rest);
    if (!joint) {
      if (one.rest !== '') {
        throw new ScimFilterError(`Invalid filter: ${filter}`);
      }
      return resource =>
        either.some(tests => tests.every(test => test(resource)));
    }
    if (joint[1].toLowerCase() === 'or') either.push([]);
    rest = one.rest.slice(joint[0].length);
  }
}
