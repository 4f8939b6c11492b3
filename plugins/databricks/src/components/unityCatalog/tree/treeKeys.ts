import {
  unityObjectRef,
  type UnityObjectName,
} from '@lakeport/backstage-plugin-databricks-common';
import type { GroupKind } from './GroupKind';

/** Key of a metastore's node. No key of an object looks like it. */
export function metastoreKey(metastoreId: string): string {
  return `metastore:${metastoreId}`;
}

/** Key of the group of a schema that holds one kind. */
export function groupKey(schema: UnityObjectName, kind: GroupKind): string {
  return `${unityObjectRef(schema)}#${kind}`;
}
