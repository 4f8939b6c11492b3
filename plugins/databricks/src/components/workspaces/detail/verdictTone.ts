import type { WorkspaceCapacity } from '@lakeport/backstage-plugin-databricks-common';
import type { StatusTone } from '../../common/statusTone';

const TONES: Record<NonNullable<WorkspaceCapacity['verdict']>, StatusTone> = {
  enough: 'success',
  tight: 'warning',
  short: 'danger',
  unknown: 'neutral',
};

/** How it is to be taken whether there are addresses enough. */
export function verdictTone(
  verdict: NonNullable<WorkspaceCapacity['verdict']>,
): StatusTone {
  return TONES[verdict];
}
