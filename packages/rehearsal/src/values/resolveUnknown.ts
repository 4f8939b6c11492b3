import type {
  AttributeSchema,
  BlockSchema,
  CtyType,
} from '../schema/ProviderSchema';
import { Unknown, isValueObject } from '../wire/Value';
import type { Value, ValueObject } from '../wire/Value';

/** What an unknown attribute turns out to be; undefined when not known either. */
export type Resolve = (
  name: string,
  type: CtyType | undefined,
) => Value | undefined;

function empty(type: CtyType | undefined): Value {
  if (Array.isArray(type)) {
    if (type[0] === 'object') return null;
    return type[0] === 'map' ? {} : [];
  }
  return null;
}

function nestedType(attribute: AttributeSchema): CtyType | undefined {
  const { nested } = attribute;
  if (!nested) return attribute.type;
  return nested.nesting === 'single'
    ? ['object', {}]
    : [nested.nesting, 'dynamic'];
}

function inEach(
  value: Value,
  plan: (inner: ValueObject) => ValueObject,
): Value {
  if (Array.isArray(value)) {
    return value.map(inner => (isValueObject(inner) ? plan(inner) : inner));
  }
  return isValueObject(value) ? plan(value) : value;
}

function resolveAttributes(
  attributes: Record<string, AttributeSchema>,
  value: ValueObject,
  resolve: Resolve,
): ValueObject {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => {
      const given = value[name] ?? null;
      if (given instanceof Unknown) {
        const type = nestedType(attribute);
        return [name, resolve(name, type) ?? empty(type)];
      }
      const { nested } = attribute;
      return [
        name,
        nested
          ? inEach(given, inner =>
              resolveAttributes(nested.attributes, inner, resolve),
            )
          : given,
      ];
    }),
  );
}

/** Puts known values in the place of all that is unknown. */
export function resolveUnknown(
  schema: BlockSchema,
  value: ValueObject,
  resolve: Resolve,
): ValueObject {
  const blocks = Object.entries(schema.blocks).map(([name, nested]) => [
    name,
    inEach(value[name] ?? null, inner =>
      resolveUnknown(nested.block, inner, resolve),
    ),
  ]);
  return {
    ...resolveAttributes(schema.attributes, value, resolve),
    ...Object.fromEntries(blocks),
  };
}
