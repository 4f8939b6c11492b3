/**
 * A scalar as text, anything else as none. `String` is not for JSON of unknown
 * origin: an object may bring a `toString` that is none.
 */
export function plainText(value: unknown): string {
  return typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
    ? `${value}`
    : '';
}
