import type { SchemaNode } from '../schema/SchemaNode';

/** The same value with its keys in the order of the schema, without those that have no value. */
export function inSchemaOrder(value: unknown, node: SchemaNode): unknown {
  if (Array.isArray(value)) {
    return value.map((item, index) => inSchemaOrder(item, node.child(index)));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const order = node.keys();
  const rank = (key: string) =>
    order.includes(key) ? order.indexOf(key) : order.length;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => rank(a) - rank(b))
      .map(([key, inner]) => [key, inSchemaOrder(inner, node.child(key))]),
  );
}
