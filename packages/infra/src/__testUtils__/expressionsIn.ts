/**
 * Every Terraform expression (`${…}`) in a value, in keys and values of any
 * depth. `$${` is text.
 */
export function expressionsIn(value: unknown): string[] {
  if (typeof value === 'string') {
    const text = value.replace(/\$\$\{/g, '');
    return [...text.matchAll(/\$\{([^}]*)\}/g)].map(match => match[1]);
  }
  if (Array.isArray(value)) {
    return value.flatMap(expressionsIn);
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, entry]) => [
      ...expressionsIn(key),
      ...expressionsIn(entry),
    ]);
  }
  return [];
}
