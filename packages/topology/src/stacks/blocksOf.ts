import { isRecord } from './isRecord';

/**
 * The objects of a nested block. Terraform JSON allows one object where a list
 * of one is meant, and cdktf writes either.
 */
export function blocksOf(value: unknown): Record<string, unknown>[] {
  const items = Array.isArray(value) ? value : [value];
  return items.filter(isRecord);
}
