import type { UnityKind } from '@lakeport/backstage-plugin-databricks-common';

/** What is listed below a node, as the backend is asked for it. */
export interface TreeLevel {
  /** Key of the node that it is below. */
  key: string;
  metastore: string;
  kind: UnityKind;
  catalog?: string;
  schema?: string;
}
