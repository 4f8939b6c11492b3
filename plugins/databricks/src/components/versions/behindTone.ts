import type { LakeportVersion } from '@lakeport/backstage-plugin-databricks-common';
import type { StatusTone } from '../common/statusTone';

/** How far a repository is behind, as a tone: a major version needs work, a patch a click. */
export const behindTone: Record<LakeportVersion['behind'], StatusTone> = {
  major: 'danger',
  minor: 'warning',
  patch: 'info',
  none: 'success',
  unknown: 'neutral',
};
