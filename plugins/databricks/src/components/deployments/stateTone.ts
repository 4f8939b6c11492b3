import type { DeploymentState } from '@lakeport/backstage-plugin-databricks-common';
import { statusTone, type StatusTone } from '../common/statusTone';

/** A running deployment is on its way, where a running workspace has arrived. */
export function stateTone(state: DeploymentState): StatusTone {
  return state === 'running' ? 'info' : statusTone(state);
}
