import { Document, isScalar, visit } from 'yaml';
import type { ProjectInput } from './Project';
import { projectFileSchema } from './schema/projectFileSchema';
import { SchemaNode } from './schema/SchemaNode';

/**
 * Writes a project file. Keys stand in the order of the schema, names (of
 * environments, catalogs, …) in the order given; texts that another reader
 * could take for something else are quoted; the text ends with a newline.
 * Reading it with {@link parseProject} gives the same project.
 *
 * @public
 */
export function serializeProject(value: ProjectInput): string {
  const document = new Document(
    inSchemaOrder(value, SchemaNode.of(projectFileSchema)),
    {
      version: '1.2',
      // Quotes yes, on and the like, which readers of YAML 1.1 take for booleans.
      compat: 'yaml-1.1',
      aliasDuplicateObjects: false,
      keepUndefined: false,
    },
  );
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
