/** The `Condition` of a statement: operator, key, values. */
export type Conditions = Readonly<
  Record<string, Readonly<Record<string, readonly string[]>>>
>;

function isLike(pattern: string, value: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(value);
}

const COMPARE: Record<string, (wanted: string, actual: string) => boolean> = {
  StringEquals: (wanted, actual) => wanted === actual,
  StringEqualsIgnoreCase: (wanted, actual) =>
    wanted.toLowerCase() === actual.toLowerCase(),
  StringLike: isLike,
};
const NEGATED: Record<string, string> = {
  StringNotEquals: 'StringEquals',
  StringNotEqualsIgnoreCase: 'StringEqualsIgnoreCase',
  StringNotLike: 'StringLike',
};

function holds(
  operator: string,
  values: readonly string[],
  actual: string | undefined,
): boolean | undefined {
  const name = operator
    .replace(/^(ForAnyValue|ForAllValues):/, '')
    .replace(/IfExists$/, '');
  if (name === 'Null') {
    return values.some(value => (value === 'true') === (actual === undefined));
  }
  const isNegated = Object.hasOwn(NEGATED, name);
  const plain = isNegated ? NEGATED[name] : name;
  if (!Object.hasOwn(COMPARE, plain)) {
    return undefined;
  }
  if (actual === undefined) {
    return (
      isNegated ||
      operator.endsWith('IfExists') ||
      operator.startsWith('ForAllValues:')
    );
  }
  const fits = values.some(value => COMPARE[plain](value, actual));
  return isNegated ? !fits : fits;
}

/**
 * Whether all conditions hold for a request whose keys have these values, by
 * the rules of the IAM user guide (condition operators, 2026). Undefined when
 * one of them is of an operator that is not known here.
 */
export function conditionsHold(
  conditions: Conditions,
  keys: Readonly<Record<string, string>>,
): boolean | undefined {
  const byKey = new Map(
    Object.entries(keys).map(([key, value]) => [key.toLowerCase(), value]),
  );
  const results = Object.entries(conditions).flatMap(([operator, wanted]) =>
    Object.entries(wanted).map(([key, values]) =>
      holds(operator, values, byKey.get(key.toLowerCase())),
    ),
  );
  if (results.includes(false)) {
    return false;
  }
  return results.includes(undefined) ? undefined : true;
}
