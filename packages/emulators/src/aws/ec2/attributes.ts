import type { HeldObject } from '../../databricks/AccountReader';

/** An element of an answer of EC2, by its names on the wire. */
export type Ec2Item = Record<string, unknown>;

/** Reads Terraform's attributes for answers of EC2. */
export const attributes = {
  text(object: HeldObject, name: string): string | undefined {
    const value = object.attributes[name];
    return value === null || value === undefined || value === ''
      ? undefined
      : String(value);
  },

  texts(object: HeldObject, name: string): string[] {
    const value = object.attributes[name];
    return Array.isArray(value)
      ? value.filter(item => typeof item === 'string')
      : [];
  },

  /** Nested blocks, one or many. */
  blocks(object: HeldObject, name: string): Array<Record<string, unknown>> {
    const value = object.attributes[name];
    return [value ?? []]
      .flat()
      .filter(
        (item): item is Record<string, unknown> =>
          typeof item === 'object' && item !== null,
      );
  },

  flag(object: HeldObject, name: string): boolean {
    return object.attributes[name] === true;
  },

  tags(object: HeldObject): Ec2Item[] {
    const tags = object.attributes.tags_all ?? object.attributes.tags;
    return typeof tags === 'object' && tags !== null
      ? Object.entries(tags).map(([key, value]) => ({ key, value }))
      : [];
  },
};
