import type { z } from 'zod';
import type { githubIdsSchema } from '../schema/githubIdsSchema';

/**
 * The numbers by which GitHub knows a repository and its owner. They are in the
 * subjects of repositories that were made, renamed or transferred after 15 July
 * 2026 or have opted in; GitHub Enterprise Server knows no such subjects.
 *
 * Source: GitHub changelog, "Immutable subject claims for GitHub Actions OIDC
 * tokens", 2026-04-23.
 *
 * @public
 */
export type GithubIds = z.output<typeof githubIdsSchema>;

/**
 * The subject of the token that GitHub gives a job which runs in an environment
 * of a repository and is defined in a reusable workflow, once the repository's
 * subject is made of `repo`, `context` and `job_workflow_ref`.
 *
 * Source: GitHub documentation, "OpenID Connect reference", customizing the
 * subject claims and immutable subject claims, 2026.
 *
 * @param repository - `organization/name` of the repository that is deployed
 * @param githubEnvironment - name of the environment on GitHub
 * @param workflowRef - one of {@link reusableWorkflowRefs}
 * @param ids - of a repository whose subject is immutable; otherwise it has the
 *   names only
 * @public
 */
export function githubSubject(
  repository: string,
  githubEnvironment: string,
  workflowRef: string,
  ids?: GithubIds,
): string {
  const [owner, name] = repository.split('/');
  const repo = ids
    ? `${owner}@${ids.owner}/${name}@${ids.repository}`
    : repository;
  return `repo:${repo}:environment:${githubEnvironment}:job_workflow_ref:${workflowRef}`;
}
