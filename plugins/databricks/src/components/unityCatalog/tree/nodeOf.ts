import type {
  UnityObject,
  UnityObjectName,
} from '@lakeport/backstage-plugin-databricks-common';
import { idWithin } from './idWithin';
import type { TreeLevel } from './TreeLevel';
import type { TreeNode } from './TreeNode';
import { objectNode } from './treeNodes';

const known = new WeakMap<
  UnityObject,
  { id: UnityObjectName; node: TreeNode }
>();

/** The node of an object that a level lists; the same one as long as the object is the same. */
export function nodeOf(level: TreeLevel, object: UnityObject): TreeNode {
  const seen = known.get(object);
  if (
    seen &&
    seen.id.metastoreId === level.metastore &&
    seen.id.kind === level.kind &&
    (level.catalog === undefined || seen.id.catalog === level.catalog) &&
    (level.kind === 'schema' || seen.id.schema === level.schema)
  ) {
    return seen.node;
  }
  const id = idWithin(level, object.name);
  const node = objectNode(id, object);
  known.set(object, { id, node });
  return node;
}
