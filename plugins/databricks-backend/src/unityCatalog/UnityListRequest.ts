import type { UnityKind } from '@lakeport/backstage-plugin-databricks-common';

/** Which level of Unity Catalog is listed. */
export interface UnityListRequest {
  metastore: string;
  workspace?: string;
  kind: UnityKind;
  catalog?: string;
  schema?: string;
  /** Part of a name, in any case. */
  q?: string;
  pageToken?: string;
  limit?: number;
}
