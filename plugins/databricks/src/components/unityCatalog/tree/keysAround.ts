import {
  unityObjectRef,
  type UnityObjectName,
} from '@lakeport/backstage-plugin-databricks-common';
import { groupKey, metastoreKey } from './treeKeys';

/** Keys of the nodes around an object, the outermost first. */
export function keysAround(id: UnityObjectName): string[] {
  const { metastoreId, kind, catalog, schema } = id;
  const keys = [metastoreKey(metastoreId)];
  if (kind === 'catalog') {
    return keys;
  }
  keys.push(unityObjectRef({ metastoreId, kind: 'catalog', catalog }));
  if (kind === 'schema') {
    return keys;
  }
  const within: UnityObjectName = {
    metastoreId,
    kind: 'schema',
    catalog,
    schema,
  };
  keys.push(unityObjectRef(within), groupKey(within, kind));
  return keys;
}
