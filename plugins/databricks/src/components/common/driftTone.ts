import type { EnvironmentDrift } from '@lakeport/backstage-plugin-databricks-common';
import type { StatusTone } from './statusTone';

const TONES: Record<EnvironmentDrift['status'], StatusTone> = {
  clean: 'success',
  drifted: 'warning',
  unknown: 'neutral',
};

/** How what a comparison found is to be taken. */
export function driftTone(status: EnvironmentDrift['status']): StatusTone {
  return TONES[status];
}
