import type { AttributeSchema, BlockSchema } from '../schema/ProviderSchema';
import { Unknown, isValueObject } from '../wire/Value';
import type { Value, ValueObject } from '../wire/Value';

function inEach(
  value: Value,
  plan: (inner: ValueObject) => ValueObject,
): Value {
  if (Array.isArray(value)) {
    return value.map(inner => (isValueObject(inner) ? plan(inner) : inner));
  }
  return isValueObject(value) ? plan(value) : value;
}

function planAttribute(attribute: AttributeSchema, value: Value): Value {
  if (value === null) {
    return attribute.computed ? Unknown.value : null;
  }
  const { nested } = attribute;
  if (!nested) {
    return value;
  }
  const inner = (object: ValueObject) =>
    planAttributes(nested.attributes, object);
  return nested.nesting === 'map' && isValueObject(value)
    ? Object.fromEntries(
        Object.entries(value).map(([key, one]) => [key, inEach(one, inner)]),
      )
    : inEach(value, inner);
}

function planAttributes(
  attributes: Record<string, AttributeSchema>,
  value: ValueObject,
): ValueObject {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => [
      name,
      planAttribute(attribute, value[name] ?? null),
    ]),
  );
}

/**
 * The plan of something new: as configured, and what the provider computes
 * is unknown, in nested blocks as well.
 */
export function planCreate(
  schema: BlockSchema,
  config: ValueObject,
): ValueObject {
  const blocks = Object.entries(schema.blocks).map(([name, nested]) => [
    name,
    inEach(config[name] ?? null, inner => planCreate(nested.block, inner)),
  ]);
  return {
    ...planAttributes(schema.attributes, config),
    ...Object.fromEntries(blocks),
  };
}
