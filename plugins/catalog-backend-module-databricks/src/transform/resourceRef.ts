/**
 * Reference to one of the entities that this module makes, or of an environment: as
 * the catalog writes it, for it may be taken from what the catalog holds.
 */
export function resourceRef(name: string): string {
  return `resource:default/${name.toLowerCase()}`;
}
