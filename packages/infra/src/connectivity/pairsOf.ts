/** Every two of a list, in its order. */
export function pairsOf<T>(all: readonly T[]): Array<readonly [T, T]> {
  return all.flatMap((one, index) =>
    all.slice(index + 1).map(other => [one, other] as const),
  );
}
