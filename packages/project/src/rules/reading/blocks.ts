import { isRecord } from './json';
import type { JsonRecord } from './json';

/**
 * The nested blocks of an attribute. Terraform's JSON syntax takes one block
 * as an object and several as a list.
 */
export function blocks(value: unknown): JsonRecord[] {
  return (Array.isArray(value) ? value : [value]).filter(isRecord);
}
