/** A path as the key of a map. A key may hold any character, so dots would not do. */
export function pathKey(path: readonly PropertyKey[]): string {
  return JSON.stringify(path.map(String));
}
