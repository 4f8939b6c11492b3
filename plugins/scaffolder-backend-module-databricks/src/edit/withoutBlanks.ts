/**
 * A value as a form sends it, without what was left blank: nothing, empty texts
 * and empty lists, at any depth. Empty objects stay, they are entries without
 * settings.
 */
export function withoutBlanks(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutBlanks).filter(item => !isBlank(item));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, item]) => [key, withoutBlanks(item)])
        .filter(([, item]) => !isBlank(item)),
    );
  }
  return value;
}

function isBlank(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}
