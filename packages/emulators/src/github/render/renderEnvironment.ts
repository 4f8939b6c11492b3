import type { RouteHelper } from '../RouteHelper';
import type { Environment, Repository } from '../state/githubState';
import { nodeId } from './nodeId';
import { renderReviewers } from './renderReviewers';

/** What GitHub says of an environment wherever it is named: a link to it. */
export function renderEnvironmentLink(
  helper: RouteHelper,
  repository: Repository,
  environment: Environment,
) {
  const name = encodeURIComponent(environment.name);
  return {
    id: environment.id,
    node_id: nodeId('Environment', environment.id),
    name: environment.name,
    url: `${helper.api(repository)}/environments/${name}`,
    html_url: `${helper.html(
      repository,
    )}/deployments/activity_log?environments_filter=${name}`,
    created_at: environment.createdAt,
    updated_at: environment.updatedAt,
  };
}

/** GitHub's `environment` with its protection rules. */
export function renderEnvironment(
  helper: RouteHelper,
  repository: Repository,
  environment: Environment,
) {
  const { branchPolicy, waitTimer, preventSelfReview } = environment;
  const { store } = helper.context;
  const rule = (type: string, details: object) => {
    const id = store.ruleId(environment, type);
    return { id, node_id: nodeId('Gate', id), type, ...details };
  };
  const reviewers = renderReviewers(helper.baseUrl, store, environment);
  return {
    ...renderEnvironmentLink(helper, repository, environment),
    can_admins_bypass: true,
    protection_rules: [
      ...(waitTimer > 0 ? [rule('wait_timer', { wait_timer: waitTimer })] : []),
      ...(reviewers.length > 0
        ? [
            rule('required_reviewers', {
              prevent_self_review: preventSelfReview,
              reviewers,
            }),
          ]
        : []),
      ...(branchPolicy ? [rule('branch_policy', {})] : []),
    ],
    deployment_branch_policy: branchPolicy && {
      protected_branches: branchPolicy.protectedBranches,
      custom_branch_policies: branchPolicy.customBranchPolicies,
    },
  };
}
