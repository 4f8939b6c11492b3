import { Document, isScalar, visit } from 'yaml';
import type { z } from 'zod';
import { SchemaNode } from '../schema/SchemaNode';

/**
 * Writes a file by its schema: keys in the order of the schema, names in the
 * order given, texts quoted that another reader could take for something else.
 */
export function serializeFile(schema: z.core.$ZodType, value: unknown): string {
  const document = new Document(inSchemaOrder(value, SchemaNode.of(schema)), {
    version: '1.2',
    // Quotes yes, on and the like, which readers of YAML 1.1 take for booleans.
    compat: 'yaml-1.1',
    aliasDuplicateObjects: false,
    keepUndefined: false,
  });
  visit(document, {
    Seq(_, list) {
      list.flow = list.items.every(item => isScalar(item));
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function inSchemaOrder(value: unknown, node: SchemaNode): unknown {
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
