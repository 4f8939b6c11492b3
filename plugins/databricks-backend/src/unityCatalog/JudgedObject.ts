import type { UnityObjectName } from '@lakeport/backstage-plugin-databricks-common';

/** An object that a policy's conditions are applied to, and what is known of it already. */
export interface JudgedObject extends UnityObjectName {
  /** As Databricks tells it, undefined where it does not; `false` when its owner was not read. */
  owner: string | undefined | false;
}
