import { isMapping } from './isMapping';

/**
 * A value of a form without what was left blank, at any depth: nothing, empty
 * texts, and lists and mappings in which nothing is. Undefined when that is all.
 */
export function filled(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(filled).filter(item => item !== undefined);
    return items.length > 0 ? items : undefined;
  }
  if (isMapping(value)) {
    const entries = Object.entries(value)
      .map(([key, item]) => [key, filled(item)] as const)
      .filter(([, item]) => item !== undefined);
    return entries.length > 0 ? Object.fromEntries(entries) : undefined;
  }
  return value === '' || value === null ? undefined : value;
}
