/**
 * What a name stands for; the checks of the project file make sure that there
 * is something.
 *
 * @throws Error when there is nothing of that name
 */
export function required<T>(
  known: ReadonlyMap<string, T>,
  name: string,
  what: string,
): T {
  const found = known.get(name);
  if (found === undefined) {
    throw new Error(
      `There is no ${what} ${name}; there are ${
        [...known.keys()].join(', ') || 'none'
      }`,
    );
  }
  return found;
}
