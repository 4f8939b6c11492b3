import type { BlockSchema } from '../schema/ProviderSchema';
import { isValueObject } from '../wire/Value';
import type { Value, ValueObject } from '../wire/Value';

function inEach(
  value: Value,
  complete: (inner: ValueObject) => ValueObject,
): Value {
  if (Array.isArray(value)) {
    return value.map(inner => (isValueObject(inner) ? complete(inner) : inner));
  }
  return isValueObject(value) ? complete(value) : value;
}

/**
 * Puts a provider's defaults in the place of what is not given; those of a
 * nested block into each of its occurrences. What is not known yet stays.
 */
export function withDefaults(
  schema: BlockSchema,
  value: ValueObject,
  defaults: ValueObject,
): ValueObject {
  const filled: ValueObject = { ...value };
  for (const [name, fallback] of Object.entries(defaults)) {
    const nested = schema.blocks[name];
    const given = value[name] ?? null;
    if (nested && isValueObject(fallback)) {
      filled[name] = inEach(given, inner =>
        withDefaults(nested.block, inner, fallback),
      );
    } else if (given === null) {
      filled[name] = fallback;
    }
  }
  return filled;
}
