import type {
  AttributeSchema,
  BlockSchema,
  CtyType,
  Nesting,
} from '../schema/ProviderSchema';
import { isValueObject } from '../wire/Value';
import type { Value, ValueObject } from '../wire/Value';

function each(
  nesting: Nesting,
  value: Value,
  complete: (inner: ValueObject) => Value,
): Value {
  const one = (inner: Value) =>
    isValueObject(inner) ? complete(inner) : inner;
  if (nesting === 'single') {
    return one(value);
  }
  if (Array.isArray(value)) {
    return value.map(one);
  }
  if (isValueObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, one(inner)]),
    );
  }
  return value;
}

function completeTyped(type: CtyType, value: Value): Value {
  if (!Array.isArray(type)) {
    return value;
  }
  if (type[0] === 'object') {
    return isValueObject(value)
      ? Object.fromEntries(
          Object.entries(type[1]).map(([name, inner]) => [
            name,
            completeTyped(inner, value[name] ?? null),
          ]),
        )
      : value;
  }
  if (Array.isArray(value)) {
    return value.map(inner => completeTyped(type[1], inner));
  }
  if (type[0] === 'map' && isValueObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        key,
        completeTyped(type[1], inner),
      ]),
    );
  }
  return value;
}

function completeAttribute(attribute: AttributeSchema, value: Value): Value {
  const { nested, type } = attribute;
  if (nested) {
    return each(nested.nesting, value, inner =>
      completeAttributes(nested.attributes, inner),
    );
  }
  return type ? completeTyped(type, value) : value;
}

function completeAttributes(
  attributes: Record<string, AttributeSchema>,
  value: ValueObject,
): ValueObject {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => [
      name,
      completeAttribute(attribute, value[name] ?? null),
    ]),
  );
}

/**
 * Brings a value into exactly the shape of its schema, as the wire format
 * wants it: missing attributes are null, missing blocks empty, unknown names
 * dropped.
 */
export function completeValue(
  schema: BlockSchema,
  value: ValueObject,
): ValueObject {
  const blocks = Object.entries(schema.blocks).map(([name, nested]) => {
    const absent: Record<Nesting, Value> = {
      single: null,
      list: [],
      set: [],
      map: {},
    };
    return [
      name,
      each(nested.nesting, value[name] ?? absent[nested.nesting], inner =>
        completeValue(nested.block, inner),
      ),
    ];
  });
  return {
    ...completeAttributes(schema.attributes, value),
    ...Object.fromEntries(blocks),
  };
}
