import type { TreeLevel } from './TreeLevel';
import type { TreeNode } from './TreeNode';

/** What is listed below a node; undefined where nothing has to be asked for. */
export function levelBelow(node: TreeNode): TreeLevel | undefined {
  if (node.type === 'metastore') {
    return { key: node.key, metastore: node.metastore.id, kind: 'catalog' };
  }
  const { key, id } = node;
  const { metastoreId: metastore, catalog, schema } = id;
  if (node.type === 'group') {
    return { key, metastore, kind: node.kind, catalog, schema };
  }
  return id.kind === 'catalog'
    ? { key, metastore, kind: 'schema', catalog }
    : undefined;
}
