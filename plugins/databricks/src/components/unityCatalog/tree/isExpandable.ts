import type { TreeNode } from './TreeNode';

/** Whether a node has something below it. */
export function isExpandable(node: TreeNode): boolean {
  return (
    node.type !== 'object' || ['catalog', 'schema'].includes(node.object.kind)
  );
}
