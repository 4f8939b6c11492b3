import type { AdvanceOptions } from './AdvanceOptions';
import type { Deployer, Run } from './Deployer';
import type { DeploymentRecord, DeploymentUpdate } from './DeploymentRecord';

/** After a review through the portal, the run may say for a while that it waits. */
const REVIEW_LAG_MS = 30_000;

/** What GitHub tells of the approval of a run. */
export interface ReviewSeen {
  update: Pick<DeploymentUpdate, 'approval'>;
  isWaiting: boolean;
  /** github:<login> of who decided since the last look. */
  decidedBy?: string;
}

/**
 * Who holds a run back, or what they decided since the last look. Asks only
 * where it may have changed.
 */
export async function readGitHubReview(
  record: DeploymentRecord,
  run: Run,
  deployer: Deployer,
  options: AdvanceOptions,
): Promise<ReviewSeen> {
  const { approval, repository } = record;
  const request = { repository, runId: run.runId };
  if (isHeldBack(run)) {
    const decidedAt = Date.parse(approval?.decidedAt ?? '');
    if (record.state === 'waiting' && approval?.state === 'waiting') {
      return { update: {}, isWaiting: true };
    }
    if (options.now.getTime() - decidedAt < REVIEW_LAG_MS) {
      return { update: {}, isWaiting: false };
    }
    const [pending] = await deployer.pendingReviews(request, options.signal);
    if (!pending) {
      return { update: {}, isWaiting: false };
    }
    return {
      isWaiting: true,
      update: {
        approval: {
          by: 'github',
          state: 'waiting',
          since: options.now.toISOString(),
          environment: pending.environment,
          reviewers: pending.reviewers,
          reviewUrl: run.runUrl ?? record.runUrl,
        },
      },
    };
  }
  const isOpen =
    approval?.by === 'github' &&
    (approval.state === 'waiting' ||
      (approval.state === 'expected' && run.status === 'completed'));
  if (!isOpen) {
    return { update: {}, isWaiting: false };
  }
  const history = await deployer.reviewHistory(request, options.signal);
  const given = history
    .filter(({ environment }) => environment === approval.environment)
    .at(-1);
  if (!given) {
    // An administrator can let a run go on without a review; a run can end before one.
    const wentOn = run.status !== 'completed' || run.conclusion === 'success';
    return {
      isWaiting: false,
      update:
        approval.state === 'waiting' && wentOn
          ? { approval: { ...approval, state: 'not-needed' } }
          : {},
    };
  }
  const decidedBy = given.user ? `github:${given.user}` : 'github';
  return {
    isWaiting: false,
    decidedBy,
    update: {
      approval: {
        ...approval,
        state: given.state,
        decidedBy,
        decidedAt: options.now.toISOString(),
        decidedWith: 'github',
        ...(given.comment && { comment: given.comment }),
      },
    },
  };
}

function isHeldBack({ status, jobs }: Run): boolean {
  return (
    status !== 'completed' &&
    (status === 'waiting' ||
      status === 'action_required' ||
      jobs.some(job => job.status === 'waiting'))
  );
}
