import type { DeploymentState } from '@lakeport/backstage-plugin-databricks-common';
import { statusTone, type StatusTone } from '../common/statusTone';

/**
 * How the state of a deployment is to be taken. One that runs is on its way, where
 * a running workspace has arrived; one that waits needs somebody, where a waiting
 * job needs a runner.
 */
export function stateTone(state: DeploymentState): StatusTone {
  if (state === 'running') {
    return 'info';
  }
  return state === 'waiting' ? 'warning' : statusTone(state);
}
