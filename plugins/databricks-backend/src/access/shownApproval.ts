import type { Deployment } from '@lakeport/backstage-plugin-databricks-common';
import type { ApprovalSettings } from '../deployments/ApprovalSettings';

/** Who looks at a deployment. */
export interface Viewer {
  /** As {@link requesterOf} says it. */
  name: string;
  isUser: boolean;
  /** Whether the viewer has the permission to approve on the environment. */
  mayApprove: boolean;
}

/**
 * A deployment with what its viewer can do about its approval. GitHub decides
 * itself by a user's own token, so that the portal asks no permission then.
 */
export function shownApproval(
  deployment: Deployment,
  viewer: Viewer,
  settings: Pick<ApprovalSettings, 'selfReview' | 'withPortalCredentials'>,
): Deployment {
  const { approval, requestedBy } = deployment;
  if (approval?.state !== 'waiting') {
    return deployment;
  }
  if (approval.by === 'portal') {
    const isOwn = requestedBy === viewer.name;
    return {
      ...deployment,
      approval: {
        ...approval,
        mayReview: viewer.mayApprove && (settings.selfReview || !isOwn),
        needsGitHubToken: false,
      },
    };
  }
  const byPortal = settings.withPortalCredentials && viewer.mayApprove;
  return {
    ...deployment,
    approval: {
      ...approval,
      mayReview: viewer.isUser || byPortal,
      needsGitHubToken: !byPortal,
    },
  };
}
