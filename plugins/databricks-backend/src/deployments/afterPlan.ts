import type { ApprovalSettings } from './ApprovalSettings';
import { applyPhase } from './applyPhase';
import { cancelledStep } from './cancelledStep';
import type { DeploymentRecord } from './DeploymentRecord';
import type { DeploymentStep } from './DeploymentStep';
import { isHarmless, isNothingToDo } from './harmlessPlan';

/**
 * What follows when the run that plans has succeeded and its plan was read:
 * nothing where there is nothing to do, the second half where it was approved in
 * advance, else waiting for a review in the portal.
 */
export function afterPlan(
  record: DeploymentRecord,
  options: { approval: ApprovalSettings; now: Date },
): DeploymentStep {
  const { cancellation, requestedBy } = record;
  const approval = { by: 'portal' as const, ...record.approval };
  if (cancellation) {
    return cancelledStep(cancellation, 'Planned, and nothing was changed');
  }
  const now = options.now.toISOString();
  if (isNothingToDo(record)) {
    return {
      update: {
        state: 'succeeded',
        approval: { ...approval, state: 'not-needed' },
        message: undefined,
      },
      actor: 'portal',
      cause: 'The plan shows that there is nothing to do',
    };
  }
  if (
    record.approveInAdvance &&
    options.approval.selfReview &&
    isHarmless(record)
  ) {
    return {
      update: applyPhase(
        record,
        {
          ...approval,
          state: 'approved',
          inAdvance: true,
          decidedBy: requestedBy,
          decidedAt: now,
          decidedWith: 'portal-permission',
        },
        options.now,
      ),
      actor: requestedBy,
      cause:
        'Approved in advance, and the plan neither destroys nor replaces anything',
      goesOn: true,
    };
  }
  return {
    update: {
      state: 'waiting',
      approval: { ...approval, state: 'waiting', since: now },
      message: 'Waiting for an approval in the portal',
    },
    actor: 'portal',
    cause: 'The plan is there and waits for an approval',
  };
}
