/**
 * A copy of a record in which every value that is no record and no list is
 * what a function makes of it.
 */
export function replaceValues(
  record: Record<string, unknown>,
  replacement: (value: unknown) => unknown,
): Record<string, unknown> {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      return value.map(walk);
    }
    return typeof value === 'object' && value !== null
      ? replaceValues({ ...value }, replacement)
      : replacement(value);
  };
  return Object.fromEntries(
    Object.entries(record).map(([key, inner]) => [key, walk(inner)]),
  );
}
