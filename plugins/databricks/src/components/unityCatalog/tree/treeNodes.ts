import {
  unityObjectRef,
  type Metastore,
  type UnityObject,
  type UnityObjectName,
} from '@lakeport/backstage-plugin-databricks-common';
import { GROUP_KINDS } from './GroupKind';
import type { TreeNode } from './TreeNode';
import { groupKey, metastoreKey } from './treeKeys';

/** The node of a metastore. */
export function metastoreNode(metastore: Metastore): TreeNode {
  return { type: 'metastore', key: metastoreKey(metastore.id), metastore };
}

/** The node of an object that a list told of, or that an address names. */
export function objectNode(
  id: UnityObjectName,
  object: Pick<UnityObject, 'kind' | 'name' | 'type' | 'browseOnly'> = {
    kind: id.kind,
    name: id.name ?? id.schema ?? id.catalog,
  },
): TreeNode {
  return { type: 'object', key: unityObjectRef(id), id, object };
}

/** The groups of a schema: always the four, whether anything is in them or not. */
export function groupNodes(schema: UnityObjectName): TreeNode[] {
  return GROUP_KINDS.map(kind => ({
    type: 'group',
    key: groupKey(schema, kind),
    id: schema,
    kind,
  }));
}
