import type { UnityVia } from '@lakeport/backstage-plugin-databricks-common';
import type { MetastoreWorkspace } from './KnownMetastore';

/** The workspace that was read through, as answers name it. */
export function viaOf({ id, name, url }: MetastoreWorkspace): UnityVia {
  return { id, name, url };
}
