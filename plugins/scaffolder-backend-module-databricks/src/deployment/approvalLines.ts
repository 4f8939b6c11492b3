import type {
  Deployment,
  DeploymentApproval,
} from '@lakeport/backstage-plugin-databricks-common';
import { pageOf } from './pageOf';

/**
 * What happened to a deployment's approval between two looks, as lines for a
 * log: that it waits, since when, who can give it and where; then who gave it.
 */
export function approvalLines(
  before: Deployment | undefined,
  now: Deployment,
  portalUrl?: string,
): string[] {
  const { approval } = now;
  if (!approval || before?.approval?.state === approval.state) {
    return [];
  }
  switch (approval.state) {
    case 'waiting':
      return waitingLines(
        approval,
        approval.reviewUrl ?? pageOf(now, portalUrl),
      );
    case 'approved':
      return [
        `Approved${approval.inAdvance ? ' in advance' : ''}${decision(
          approval,
        )}`,
      ];
    case 'rejected':
      return [`Rejected${decision(approval)}`];
    case 'not-needed':
      return ['There is nothing to approve: the plan changes nothing'];
    default:
      return [];
  }
}

function waitingLines(
  approval: DeploymentApproval,
  where: string | undefined,
): string[] {
  const { by, since, environment, reviewers = [] } = approval;
  const holder =
    by === 'github'
      ? `GitHub${environment ? ` (environment ${environment})` : ''}`
      : 'the portal';
  const who = reviewers
    .map(({ type, name }) =>
      type === 'permission' ? `whoever has ${name}` : `${type} ${name}`,
    )
    .join(', ');
  return [
    `Waits for an approval${
      since ? ` since ${since}` : ''
    }; ${holder} holds it back`,
    `Can be approved by ${who || 'people that the portal cannot tell'}${
      where ? `: ${where}` : ''
    }`,
  ];
}

function decision(approval: DeploymentApproval): string {
  const { decidedBy, decidedWith, comment } = approval;
  const right =
    decidedWith === 'portal-credentials'
      ? " with the portal's own credentials"
      : '';
  return `${decidedBy ? ` by ${decidedBy}` : ''}${right}${
    comment ? `: ${comment}` : ''
  }`;
}
