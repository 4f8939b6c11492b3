import type { TreeNode } from './TreeNode';

/** The name of a node; undefined for a group, whose name is a word of the reader's language. */
export function nodeText(node: TreeNode): string | undefined {
  if (node.type === 'group') {
    return undefined;
  }
  return node.type === 'metastore' ? node.metastore.name : node.object.name;
}
