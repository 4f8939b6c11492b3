import type { AdvanceOptions } from './AdvanceOptions';
import type { DeploymentRecord } from './DeploymentRecord';
import { NO_STEP, type DeploymentStep } from './DeploymentStep';

/** Ends a deployment for whose approval the portal has waited too long. */
export function waitForReview(
  record: DeploymentRecord,
  options: Pick<AdvanceOptions, 'approval' | 'now'>,
): DeploymentStep {
  return isExpired(record, options)
    ? {
        update: { state: 'cancelled', message: expired(record) },
        actor: 'portal',
      }
    : NO_STEP;
}

/** Whether nobody has reviewed a deployment within the time that it may wait. */
export function isExpired(
  { approval }: Pick<DeploymentRecord, 'approval'>,
  options: Pick<AdvanceOptions, 'approval' | 'now'>,
): boolean {
  return (
    approval?.state === 'waiting' &&
    approval.since !== undefined &&
    options.now.getTime() - Date.parse(approval.since) >
      options.approval.expireAfterMs
  );
}

/** What is said of a deployment that nobody has reviewed. */
export function expired({ approval }: DeploymentRecord): string {
  return `Nobody has approved it since ${approval?.since}, and a plan of that age should not be applied; ask again`;
}
