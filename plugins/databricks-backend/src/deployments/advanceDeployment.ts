import { isFinished } from '@lakeport/backstage-plugin-databricks-common';
import type { AdvanceOptions } from './AdvanceOptions';
import type { Deployer } from './Deployer';
import type { DeploymentRecord, DeploymentUpdate } from './DeploymentRecord';
import { NO_STEP, type DeploymentStep } from './DeploymentStep';
import { findDeploymentRun } from './findDeploymentRun';
import { followRun } from './followRun';
import { sendDeployment } from './sendDeployment';
import { waitForReview } from './waitForReview';

/**
 * Brings a deployment one step further: sends it, finds its run, looks at the
 * run, or waits for a review. Given the record alone, so that any replica can go
 * on where another one stopped. The step says only what has changed, and
 * `message: undefined` where an earlier message no longer holds.
 *
 * @throws whatever the deployer throws that may pass (network, 5xx): look again
 *   later; StaleDeploymentError when somebody else wrote it in the meantime
 */
export async function advanceDeployment(
  record: DeploymentRecord,
  deployer: Deployer,
  options: AdvanceOptions,
): Promise<DeploymentStep> {
  const step = await advance(record, deployer, options);
  const update = changed(record, step.update);
  return { ...step, update };
}

async function advance(
  record: DeploymentRecord,
  deployer: Deployer,
  options: AdvanceOptions,
): Promise<DeploymentStep> {
  if (record.state === 'queued' || isFinished(record)) {
    return NO_STEP;
  }
  if (record.state === 'waiting' && record.approval?.by === 'portal') {
    return waitForReview(record, options);
  }
  if (record.runId) {
    return followRun(record, record.runId, deployer, options);
  }
  return record.dispatchedAt
    ? findDeploymentRun(record, deployer, options)
    : sendDeployment(record, deployer, options);
}

/** What of an update the record does not say already. */
function changed(
  record: DeploymentRecord,
  update: DeploymentUpdate,
): DeploymentUpdate {
  const before = new Map<string, unknown>(Object.entries(record));
  return Object.fromEntries(
    Object.entries(update).filter(
      ([name, value]) =>
        JSON.stringify(value) !== JSON.stringify(before.get(name)),
    ),
  );
}
