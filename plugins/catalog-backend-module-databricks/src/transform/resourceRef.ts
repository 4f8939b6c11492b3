/** Reference to one of the entities that this module makes, or of an environment. */
export function resourceRef(name: string): string {
  return `resource:default/${name}`;
}
