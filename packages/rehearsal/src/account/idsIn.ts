import { text } from './text';
import type { Value } from '../wire/Value';

/** The ids that an attribute holds, one or several. */
export function idsIn(value: Value | undefined): string[] {
  return [value].flat().flatMap(id => text(id) ?? []);
}
