import type {
  Age,
  SourceError,
} from '@lakeport/backstage-plugin-databricks-common';
import type { KnownMetastore, MetastoreWorkspace } from './KnownMetastore';

/** What was read of Unity Catalog, and through which workspace. */
export interface UnityAnswer<T> {
  value: T;
  metastore: KnownMetastore;
  workspace: MetastoreWorkspace;
  age: Age;
  /** Why it is stale. */
  errors: SourceError[];
}
