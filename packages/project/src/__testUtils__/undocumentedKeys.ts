import type { SchemaNode } from '../schema/SchemaNode';

const DEEPEST = 20;

/** The keys at and below a place of a schema that no code in a page names. */
export function undocumentedKeys(schema: SchemaNode, page: string): string[] {
  const keys = new Set<string>();
  const visit = (node: SchemaNode, depth: number) => {
    for (const key of node.keys()) {
      keys.add(key);
      visit(node.child(key), depth + 1);
    }
    if (depth < DEEPEST && node.child('*').schemas().length > 0) {
      visit(node.child('*'), depth + 1);
    }
  };
  visit(schema, 0);
  const code = (page.match(/```[^]*?```|`[^`]+`/g) ?? []).join(' ');
  return [...keys].filter(key => !new RegExp(`\\b${key}\\b`).test(code));
}
