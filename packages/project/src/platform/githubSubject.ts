/**
 * The subject of the token that GitHub gives a job which runs in an environment
 * of a repository and is defined in a reusable workflow, once the repository's
 * subject is made of `repo`, `context` and `job_workflow_ref`.
 *
 * Source: GitHub documentation, "OpenID Connect reference", customizing the
 * subject claims, 2026.
 *
 * @param repository - `organization/name` of the repository that is deployed
 * @param githubEnvironment - name of the environment on GitHub
 * @param workflowRef - one of {@link reusableWorkflowRefs}
 * @public
 */
export function githubSubject(
  repository: string,
  githubEnvironment: string,
  workflowRef: string,
): string {
  return `repo:${repository}:environment:${githubEnvironment}:job_workflow_ref:${workflowRef}`;
}
