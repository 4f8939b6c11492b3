import type { AttributeSchema, BlockSchema } from '../schema/ProviderSchema';
import { isValueObject } from '../wire/Value';
import type { Value, ValueObject } from '../wire/Value';

/** A step towards a value: an attribute's name, a key or an index. */
export type Path = Array<string | number>;

/** What is wrong with a value by its schema. */
export interface SchemaProblem {
  path: Path;
  summary: string;
  detail: string;
}

function* inEach(value: Value, path: Path): Generator<[ValueObject, Path]> {
  if (Array.isArray(value)) {
    for (const [index, inner] of value.entries()) {
      if (isValueObject(inner)) yield [inner, [...path, index]];
    }
  } else if (isValueObject(value)) {
    yield [value, path];
  }
}

function* ofAttributes(
  attributes: Record<string, AttributeSchema>,
  value: ValueObject,
  path: Path,
): Generator<SchemaProblem> {
  for (const [name, attribute] of Object.entries(attributes)) {
    const given = value[name] ?? null;
    const here = [...path, name];
    if (attribute.required && given === null) {
      yield {
        path: here,
        summary: 'Missing required argument',
        detail: `The argument "${name}" is required, but it is null.`,
      };
    }
    const configurable = attribute.required || attribute.optional;
    if (!configurable && given !== null) {
      yield {
        path: here,
        summary: 'Value for unconfigurable attribute',
        detail: `Can't configure a value for "${name}": its value will be decided automatically based on the result of applying this configuration.`,
      };
    }
    const { nested } = attribute;
    if (configurable && nested && nested.nesting !== 'map') {
      for (const [inner, at] of inEach(given, here)) {
        yield* ofAttributes(nested.attributes, inner, at);
      }
    }
  }
}

/**
 * What providers check by their schema and Terraform itself does not:
 * required arguments that are null, and values for what is only computed.
 */
export function* schemaProblems(
  schema: BlockSchema,
  value: ValueObject,
  path: Path = [],
): Generator<SchemaProblem> {
  yield* ofAttributes(schema.attributes, value, path);
  for (const [name, nested] of Object.entries(schema.blocks)) {
    for (const [inner, at] of inEach(value[name] ?? null, [...path, name])) {
      yield* schemaProblems(nested.block, inner, at);
    }
  }
}
