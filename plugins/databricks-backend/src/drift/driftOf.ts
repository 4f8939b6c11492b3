import type { DeploymentPlan } from '@lakeport/backstage-plugin-databricks-common';
import type { DriftRecord } from './DriftRecord';
import type { ComparedEnvironment, DriftRun } from './DriftSource';

/** What a comparison makes of what is known of an environment's drift. */
export function driftOf(
  before: DriftRecord | undefined,
  run: DriftRun,
  compared: ComparedEnvironment,
): DriftRecord {
  const { since } = before ?? {};
  const seen = {
    checkedAt: run.startedAt,
    runId: run.runId,
    runUrl: run.runUrl,
  };
  if ('reason' in compared) {
    return {
      ...seen,
      status: 'unknown',
      reason: compared.reason,
      ...(since && { since }),
    };
  }
  const { plan } = compared;
  if (differs(plan)) {
    return { ...seen, status: 'drifted', since: since ?? run.startedAt, plan };
  }
  const unplanned = plan.stacks?.find(({ summary }) => !summary);
  if (unplanned) {
    return {
      ...seen,
      status: 'unknown',
      reason: `${unplanned.stack} could not be planned: ${
        unplanned.message ?? unplanned.status
      }`,
      ...(since && { since }),
    };
  }
  return { ...seen, status: 'clean', plan };
}

function differs({ summary }: DeploymentPlan): boolean {
  const { add, change, replace, destroy } = summary;
  return add + change + replace + destroy > 0;
}
