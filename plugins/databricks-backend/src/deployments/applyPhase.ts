import type { Deployment } from '@lakeport/backstage-plugin-databricks-common';
import type { DeploymentRecord, DeploymentUpdate } from './DeploymentRecord';

/** What sends the second half of a deployment whose plan was approved in the portal. */
export function applyPhase(
  record: Pick<DeploymentRecord, 'runId' | 'jobs'>,
  approval: NonNullable<Deployment['approval']>,
  now: Date,
): DeploymentUpdate {
  return {
    state: 'dispatched',
    phase: 'apply',
    approval,
    message: undefined,
    planRunId: record.runId,
    planJobs: record.jobs,
    runId: undefined,
    duplicates: undefined,
    sendingSince: now.toISOString(),
    dispatchTriedAt: undefined,
    dispatchedAt: undefined,
  };
}
