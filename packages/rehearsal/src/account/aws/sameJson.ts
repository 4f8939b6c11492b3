import { isDeepStrictEqual } from 'node:util';
import type { Value } from '../../wire/Value';

function parsed(value: Value): unknown {
  try {
    return JSON.parse(String(value));
  } catch {
    return value;
  }
}

/** Whether two texts are the same JSON, whatever its spaces and its order of keys. */
export function sameJson(a: Value, b: Value): boolean {
  return isDeepStrictEqual(parsed(a), parsed(b));
}
