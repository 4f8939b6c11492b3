import type { ApprovalSettings } from './ApprovalSettings';
import type { Deployer } from './Deployer';
import type { DeploymentRecord, DeploymentUpdate } from './DeploymentRecord';

/** Who may approve in the portal. */
export const PORTAL_REVIEWERS = [
  { type: 'permission' as const, name: 'databricks.deployment.approve' },
];

/**
 * Finds out what a request means before anything is sent: which commit, and who
 * approves. Protection rules of the GitHub environment come before the portal's.
 *
 * @throws DispatchRefusedError when the ref or commit is not there
 */
export async function prepareDeployment(
  request: Pick<
    DeploymentRecord,
    'repository' | 'operation' | 'environment' | 'ref' | 'commit'
  >,
  deployer: Deployer,
  options: { approval: ApprovalSettings; signal?: AbortSignal },
): Promise<
  Required<Pick<DeploymentUpdate, 'ref' | 'commit' | 'phase'>> &
    Pick<DeploymentUpdate, 'approval'>
> {
  const { repository, environment, operation } = request;
  const { ref, commit } = await deployer.resolve(
    { repository, ref: request.ref, commit: request.commit },
    options.signal,
  );
  if (operation === 'plan') {
    return { ref, commit, phase: 'all' };
  }
  const rules = await deployer.environmentRules(
    { repository, environment },
    options.signal,
  );
  if (rules?.reviewers.length) {
    const { reviewers } = rules;
    return {
      ref,
      commit,
      phase: 'all',
      approval: { by: 'github', state: 'expected', environment, reviewers },
    };
  }
  return options.approval.portal === 'always'
    ? {
        ref,
        commit,
        phase: 'plan',
        approval: {
          by: 'portal',
          state: 'expected',
          reviewers: PORTAL_REVIEWERS,
        },
      }
    : { ref, commit, phase: 'all' };
}
