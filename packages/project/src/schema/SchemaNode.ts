import { z } from 'zod';
import { laterKeys } from './laterKeys';
import { modes } from './modes';
import type { Modes } from './modes';
import { parseOnce } from './parseOnce';

/**
 * A place in the project file's schema, found by walking down a path. It tells
 * what the schema knows about that place: its keys, its hint, what is planned
 * there. A place below a union is several schemas at once.
 */
export class SchemaNode {
  private constructor(private readonly alternatives: z.core.$ZodType[]) {}

  static of(schema: z.core.$ZodType): SchemaNode {
    return new SchemaNode([schema]);
  }

  /** The place below this one; one that knows nothing where the schema ends. */
  child(key: PropertyKey): SchemaNode {
    return new SchemaNode(
      this.cores().flatMap(core => {
        if (core instanceof z.ZodObject) {
          const shape: Record<PropertyKey, z.core.$ZodType> = core.shape;
          return Object.hasOwn(shape, key) ? [shape[key]] : [];
        }
        if (core instanceof z.ZodRecord) {
          return [core.valueType];
        }
        if (core instanceof z.ZodArray) {
          return [core.element];
        }
        return [];
      }),
    );
  }

  at(path: readonly PropertyKey[]): SchemaNode {
    return path.reduce<SchemaNode>((node, key) => node.child(key), this);
  }

  /** The place of a record's keys themselves. */
  keyNames(): SchemaNode {
    return new SchemaNode(
      this.cores().flatMap(core =>
        core instanceof z.ZodRecord ? [core.keyType] : [],
      ),
    );
  }

  /** The keys an object has here, in the order they are written in. */
  keys(): string[] {
    return [
      ...new Set(
        this.cores().flatMap(core =>
          core instanceof z.ZodObject ? Object.keys(core.shape) : [],
        ),
      ),
    ];
  }

  laterKeys(): string[] {
    return this.chain().flatMap(schema => laterKeys.get(schema)?.keys ?? []);
  }

  laterValues(): string[] {
    return this.chain().flatMap(schema => laterKeys.get(schema)?.values ?? []);
  }

  /** How the alternatives here are told apart, where there are any with names. */
  modes(): Modes | undefined {
    return this.chain()
      .map(schema => modes.get(schema))
      .find(found => found !== undefined);
  }

  /** The texts a value here is chosen from; none when it is not a choice. */
  values(): string[] {
    return [
      ...new Set(
        this.cores().flatMap(core => {
          if (core instanceof z.ZodEnum) {
            return core.options.map(String);
          }
          return core instanceof z.ZodLiteral
            ? [...core.values].filter(value => typeof value === 'string')
            : [];
        }),
      ),
    ];
  }

  /** What is right here, in words. */
  hint(): string | undefined {
    return this.chain()
      .map(schema => z.globalRegistry.get(schema)?.description)
      .find(description => description !== undefined);
  }

  /** The only schemas a value here is checked by, for checking it on its own. */
  schemas(): z.core.$ZodType[] {
    return this.alternatives;
  }

  /** What the schemas here make of a value that they take. */
  parsed(value: unknown): unknown[] {
    return this.alternatives.flatMap(schema => {
      const result = z.safeParse(schema, value, parseOnce);
      return result.success ? [result.data] : [];
    });
  }

  /** All wrappers and what they wrap, outermost first. */
  private chain(): z.core.$ZodType[] {
    return this.alternatives.flatMap(function unwrap(
      schema: z.core.$ZodType,
    ): z.core.$ZodType[] {
      return [schema, ...inner(schema).flatMap(unwrap)];
    });
  }

  private cores(): z.core.$ZodType[] {
    return this.chain().filter(schema => inner(schema).length === 0);
  }
}

/** What a schema wraps or chooses from; nothing for one that stands for itself. */
function inner(schema: z.core.$ZodType): z.core.$ZodType[] {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodCatch
  ) {
    return [schema.def.innerType];
  }
  if (schema instanceof z.ZodPipe) {
    return [schema.def.in];
  }
  if (schema instanceof z.ZodUnion) {
    return [...schema.def.options];
  }
  return [];
}
