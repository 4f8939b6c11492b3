import type { AdvanceOptions } from '../deployments/AdvanceOptions';
import type { ApprovalSettings } from '../deployments/ApprovalSettings';
import type { Deployer, Run } from '../deployments/Deployer';
import type { DeploymentRecord } from '../deployments/DeploymentRecord';

/** The time at which tests of one look are. */
export const NOW = new Date('2026-11-20T10:00:00Z');
/** A minute before {@link NOW}. */
export const EARLIER = '2026-11-20T09:59:00.000Z';

/** As app-config has them by default. */
export const APPROVAL: ApprovalSettings = {
  portal: 'always',
  selfReview: true,
  withPortalCredentials: false,
  expireAfterMs: 7 * 24 * 3_600_000,
};

/** An apply whose run 7 is followed, but for what is given. */
export function deploymentRecord(
  overrides: Partial<DeploymentRecord> = {},
): DeploymentRecord {
  return {
    id: 'd1',
    entityRef: 'resource:default/payments-dev',
    project: 'payments',
    environment: 'dev',
    operation: 'apply',
    state: 'running',
    runId: '7',
    requestedBy: 'user:default/ada',
    requestedAt: EARLIER,
    updatedAt: EARLIER,
    sendingSince: EARLIER,
    dispatchedAt: EARLIER,
    ref: 'main',
    commit: 'c'.repeat(40),
    phase: 'all',
    approveInAdvance: false,
    jobs: [],
    looks: 0,
    version: 0,
    repository: { host: 'github.com', owner: 'acme', repo: 'payments' },
    workflow: 'deploy.yml',
    environmentKey: 'github.com/acme/payments#dev',
    ...overrides,
  };
}

/** A deployer that answers as a server does on which nothing has happened. */
export function idleDeployer(overrides: Partial<Deployer> = {}): Deployer {
  return {
    resolve: async ({ ref = 'main', commit = 'c'.repeat(40) }) => ({
      ref,
      commit,
    }),
    environmentRules: async () => undefined,
    dispatch: async () => undefined,
    findRun: async () => undefined,
    readRun: async () => undefined,
    pendingReviews: async () => [],
    reviewHistory: async () => [],
    review: async () => {},
    cancel: async () => 'cancelling',
    readLog: async () => ({ text: '', omittedLines: 0 }),
    readArtifact: async () => undefined,
    ...overrides,
  };
}

/** A run 7 that has ended, but for what is given. */
export function endedRun(overrides: Partial<Run> = {}): Partial<Deployer> {
  return {
    readRun: async () => ({
      runId: '7',
      status: 'completed',
      jobs: [],
      ...overrides,
    }),
  };
}

/** What a look is given at {@link NOW}. */
export function lookOptions(
  overrides: Partial<AdvanceOptions> = {},
): AdvanceOptions {
  return {
    save: async () => {},
    approval: APPROVAL,
    exists: async () => true,
    settleMs: 15_000,
    now: NOW,
    ...overrides,
  };
}
