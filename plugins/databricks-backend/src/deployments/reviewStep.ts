import { ConflictError, NotAllowedError } from '@backstage/errors';
import type { Deployment } from '@lakeport/backstage-plugin-databricks-common';
import type { ApprovalSettings } from './ApprovalSettings';
import { applyPhase } from './applyPhase';
import type { Deployer } from './Deployer';
import type { DeploymentRecord } from './DeploymentRecord';
import type { ReviewRequest } from './DeploymentRequests';
import type { DeploymentStep } from './DeploymentStep';

interface Options {
  deployer: Deployer;
  approval: ApprovalSettings;
  now: Date;
}

type Approval = NonNullable<Deployment['approval']>;

/**
 * What a review makes of a deployment that waits for it; one that GitHub holds
 * back is reviewed there first.
 *
 * @throws ConflictError when it does not wait
 * @throws NotAllowedError when the caller may not review it
 */
export async function reviewStep(
  record: DeploymentRecord,
  request: ReviewRequest,
  options: Options,
): Promise<DeploymentStep> {
  const { approval, state, id } = record;
  if (state !== 'waiting' || !approval) {
    throw new ConflictError(
      `Deployment ${id} does not wait for a review: it is ${state}`,
    );
  }
  if (record.cancellation) {
    throw new ConflictError(
      `Deployment ${id} was cancelled by ${record.cancellation.by}`,
    );
  }
  const decided = {
    ...approval,
    state: request.decision,
    decidedBy: request.by,
    decidedAt: options.now.toISOString(),
    comment: request.comment || undefined,
  };
  return approval.by === 'portal'
    ? inPortal(record, request, decided, options)
    : atGitHub(record, request, decided, options);
}

function inPortal(
  record: DeploymentRecord,
  request: ReviewRequest,
  decided: Approval,
  options: Options,
): DeploymentStep {
  requireRight(record, request, options);
  const approval: Approval = { ...decided, decidedWith: 'portal-permission' };
  return request.decision === 'approved'
    ? {
        update: applyPhase(record, approval, options.now),
        actor: request.by,
        cause: saying('Approved in the portal', request),
      }
    : {
        update: {
          state: 'cancelled',
          approval,
          message: saying(`Rejected by ${request.by}`, request),
        },
        actor: request.by,
      };
}

async function atGitHub(
  record: DeploymentRecord,
  request: ReviewRequest,
  decided: Approval,
  options: Options,
): Promise<DeploymentStep> {
  const { deployer } = options;
  const { repository, runId, id } = record;
  const { githubToken, by, decision, comment } = request;
  if (!githubToken) {
    if (!options.approval.withPortalCredentials) {
      throw new NotAllowedError(
        `GitHub holds deployment ${id} back: approve it with your own GitHub token (sign in with GitHub), or there: ${record.approval?.reviewUrl}`,
      );
    }
    requireRight(record, request, options);
  }
  if (!runId) {
    throw new ConflictError(
      `Deployment ${id} has no run that could be reviewed`,
    );
  }
  const pending = await deployer.pendingReviews({ repository, runId });
  const environments = pending
    .filter(({ environment }) => environment === decided.environment)
    .map(({ environmentId }) => environmentId);
  if (environments.length === 0) {
    throw new ConflictError(
      `The run of deployment ${id} no longer waits for a review of ${decided.environment}`,
    );
  }
  await deployer.review({
    repository,
    runId,
    environments,
    decision,
    // A review with the portal's credentials must not look like the portal's own wish.
    comment: githubToken
      ? comment || `${titleOf(decision)} in the portal`
      : saying(
          `${titleOf(
            decision,
          )} by ${by} in the portal, with the portal's credentials`,
          request,
        ),
    token: githubToken,
  });
  const decidedWith = githubToken ? 'github-token' : 'portal-credentials';
  return {
    update: {
      state: 'running',
      approval: { ...decided, decidedWith },
      message: undefined,
    },
    actor: by,
    cause: saying(
      `${titleOf(decision)} ${
        githubToken
          ? 'with their own GitHub token'
          : "with the portal's credentials"
      }`,
      request,
    ),
  };
}

function requireRight(
  record: DeploymentRecord,
  request: ReviewRequest,
  { approval }: Options,
): void {
  if (!request.mayApprove) {
    throw new NotAllowedError(
      `You lack the permission databricks.deployment.approve for ${record.entityRef}`,
    );
  }
  const isOwn = request.by === record.requestedBy;
  if (isOwn && request.decision === 'approved' && !approval.selfReview) {
    throw new NotAllowedError(
      `You asked for deployment ${record.id} yourself: somebody else has to approve it (databricks.deployments.approval.selfReview)`,
    );
  }
}

function titleOf(decision: ReviewRequest['decision']): string {
  return decision === 'approved' ? 'Approved' : 'Rejected';
}

function saying(text: string, { comment }: ReviewRequest): string {
  return comment ? `${text}: ${comment}` : text;
}
