/**
 * The name of the platform that a form names, by its name or its entity
 * reference.
 */
export function platformName(value: unknown): unknown {
  return typeof value === 'string'
    ? value.replace(/^(?:[A-Za-z]+:)?(?:[A-Za-z0-9_.-]+\/)?/, '')
    : value;
}
