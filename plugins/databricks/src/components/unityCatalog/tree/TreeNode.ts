import type {
  Metastore,
  UnityObject,
  UnityObjectName,
} from '@lakeport/backstage-plugin-databricks-common';
import type { GroupKind } from './GroupKind';

/** Something of the tree that can be walked to; the key tells it from all others. */
export type TreeNode =
  | { type: 'metastore'; key: string; metastore: Metastore }
  | {
      type: 'object';
      key: string;
      id: UnityObjectName;
      object: Pick<UnityObject, 'kind' | 'name' | 'type' | 'browseOnly'>;
    }
  | { type: 'group'; key: string; id: UnityObjectName; kind: GroupKind };
