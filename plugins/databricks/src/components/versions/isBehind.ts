import type { LakeportVersion } from '@lakeport/backstage-plugin-databricks-common';

/** Whether a repository is known to use an older lakeport than the portal has. */
export function isBehind({ behind }: LakeportVersion): boolean {
  return behind === 'major' || behind === 'minor' || behind === 'patch';
}
