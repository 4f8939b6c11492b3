/**
 * What a zone holds: as the file says; otherwise files when something delivers
 * into it or it is the first, and Delta tables when it is neither.
 *
 * @param index - the zone's place among the zones
 * @param filled - names of zones that something delivers into
 */
export function zoneFormat(
  said: 'files' | 'delta' | undefined,
  name: string,
  index: number,
  filled: ReadonlySet<string>,
): 'files' | 'delta' {
  return said ?? (index === 0 || filled.has(name) ? 'files' : 'delta');
}
