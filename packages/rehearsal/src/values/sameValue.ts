import { isDeepStrictEqual } from 'util';
import type { CtyType } from '../schema/ProviderSchema';
import { Unknown } from '../wire/Value';
import type { Value } from '../wire/Value';

function sorted(value: Value): Value {
  return Array.isArray(value)
    ? [...value].sort((a, b) =>
        JSON.stringify(a) < JSON.stringify(b) ? -1 : 1,
      )
    : value;
}

/** Whether two values are the same; what is unknown equals nothing. */
export function sameValue(
  type: CtyType | undefined,
  a: Value,
  b: Value,
): boolean {
  if (a instanceof Unknown || b instanceof Unknown) {
    return false;
  }
  const isSet = Array.isArray(type) && type[0] === 'set';
  return isSet
    ? isDeepStrictEqual(sorted(a), sorted(b))
    : isDeepStrictEqual(a, b);
}
