/** What is at a path of a plain value; undefined when nothing is. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (held, key) =>
      typeof held === 'object' && held !== null && Object.hasOwn(held, key)
        ? Object.getOwnPropertyDescriptor(held, key)?.value
        : undefined,
    value,
  );
}
