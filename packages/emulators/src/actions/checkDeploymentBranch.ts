import { matchesGlob } from 'node:path';
import type { Environment, Repository } from '../github/state/githubState';
import { shortRef } from './githubContext';

/**
 * Why a ref may not deploy to an environment, or undefined when it may
 * (GitHub Docs, deployments and environments, 2026).
 */
export function checkDeploymentBranch(
  repository: Repository,
  environment: Environment,
  ref: string,
): string | undefined {
  const policy = environment.branchPolicy;
  if (policy === null) {
    return undefined;
  }
  const name = shortRef(ref);
  const kind = ref.startsWith('refs/tags/') ? 'tag' : 'branch';
  const allowed = policy.protectedBranches
    ? Object.hasOwn(repository.protections, name)
    : environment.branchPolicies.some(
        rule => rule.type === kind && matchesGlob(name, rule.name),
      );
  return allowed
    ? undefined
    : `${
        kind === 'tag' ? 'Tag' : 'Branch'
      } "${name}" is not allowed to deploy to ${
        environment.name
      } due to environment protection rules.`;
}
