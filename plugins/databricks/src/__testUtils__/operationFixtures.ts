import type {
  DeploymentApproval,
  EnvironmentDrift,
  EnvironmentOperations,
} from '@lakeport/backstage-plugin-databricks-common';

/** Everything may be started, and somebody in the portal approves. */
export const everyOperation: EnvironmentOperations = {
  items: [
    { operation: 'plan', allowed: true },
    { operation: 'apply', allowed: true },
    { operation: 'sleep', allowed: true },
    { operation: 'wake', allowed: true },
    { operation: 'rotate', allowed: true },
    { operation: 'destroy', allowed: true },
  ],
  approval: {
    by: 'portal',
    selfReview: true,
    reviewers: [{ type: 'permission', name: 'databricks.deployment.approve' }],
  },
};

export const cleanDrift: EnvironmentDrift = {
  status: 'clean',
  checkedAt: '2026-09-01T04:00:00Z',
  runUrl: 'https://github.example.com/acme/sales/actions/runs/6',
};

/** What the caller may approve in the portal, right now. */
export const waitingInPortal: DeploymentApproval = {
  by: 'portal',
  state: 'waiting',
  since: '2026-09-01T10:01:00Z',
  reviewers: [{ type: 'permission', name: 'databricks.deployment.approve' }],
  mayReview: true,
};

/** What waits at GitHub for a team, which the caller may do with their own token. */
export const waitingAtGitHub: DeploymentApproval = {
  by: 'github',
  state: 'waiting',
  since: '2026-09-01T10:01:00Z',
  environment: 'dev',
  reviewers: [
    {
      type: 'team',
      name: 'acme/platform',
      url: 'https://github.example.com/orgs/acme/teams/platform',
    },
    { type: 'user', name: 'ada', url: 'https://github.example.com/ada' },
  ],
  reviewUrl: 'https://github.example.com/acme/sales/actions/runs/7',
  mayReview: true,
  needsGitHubToken: true,
};
