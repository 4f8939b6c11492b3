/**
 * Where lists of things with names have a name twice or none at all, in words
 * for people: such a list is no mapping of a file, and `byName` leaves it.
 *
 * @param path - of the value, such as `edits[0]`
 */
export function repeatedNames(value: unknown, path: string): string[] {
  if (Array.isArray(value)) {
    const names = value.flatMap(item =>
      isRecord(item) && 'name' in item ? [item.name] : [],
    );
    const repeated = names.filter(
      (name, index) => names.indexOf(name) !== index,
    );
    return [
      ...[...new Set(repeated)].map(
        name =>
          `${path}: two have the name ${JSON.stringify(
            name,
          )}; give each a name of its own`,
      ),
      ...value.flatMap((item, index) =>
        repeatedNames(item, `${path}[${index}]`),
      ),
    ];
  }
  return isRecord(value)
    ? Object.entries(value).flatMap(([key, item]) =>
        repeatedNames(item, `${path}.${key}`),
      )
    : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
