/** Every group that is named under a key `groups`, however deep. */
export function groupsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'groups' && Array.isArray(inner)
      ? inner.filter((group): group is string => typeof group === 'string')
      : groupsIn(inner),
  );
}
