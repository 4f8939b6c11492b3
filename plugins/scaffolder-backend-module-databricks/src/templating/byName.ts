/**
 * Lists of things with names, as forms have them, as the mappings that files
 * have: `[{ name: raw, volumes: [] }]` becomes `{ raw: { volumes: [] } }`, at any
 * depth. Everything else stays as it is; so does a list in which a name is left
 * out or is there twice, which whoever reads it refuses.
 */
export function byName(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(byName);
    return areNamed(items) ? mappingOf(items) : items;
  }
  return isRecord(value)
    ? Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, byName(item)]),
      )
    : value;
}

interface Named extends Record<string, unknown> {
  name: string;
}

function areNamed(items: unknown[]): items is Named[] {
  return (
    items.length > 0 &&
    items.every(isNamed) &&
    new Set(items.map(({ name }) => name)).size === items.length
  );
}

function mappingOf(items: Named[]): Record<string, unknown> {
  return Object.fromEntries(items.map(({ name, ...rest }) => [name, rest]));
}

function isNamed(item: unknown): item is Named {
  return isRecord(item) && typeof item.name === 'string' && item.name !== '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
