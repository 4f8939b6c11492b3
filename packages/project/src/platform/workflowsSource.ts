const DEFAULT_BRANCH = 'main';

/**
 * Where the reusable workflows are that a project calls.
 *
 * @public
 */
export interface WorkflowsSource {
  /** The platform's repository, as `organization/name`. */
  repository: string;
  /** The branch whose workflows AWS and Databricks trust. */
  branch: string;
}

/**
 * What `spec.github.workflows` of a project names: `organization/name`, of the
 * branch main, or `organization/name@branch`.
 *
 * @public
 */
export function workflowsSource(workflows: string): WorkflowsSource {
  const at = workflows.indexOf('@');
  return at < 0
    ? { repository: workflows, branch: DEFAULT_BRANCH }
    : {
        repository: workflows.slice(0, at),
        branch: workflows.slice(at + 1),
      };
}

/**
 * The workflows of a source as a project file and facts write them: the branch
 * is there when it is not main.
 *
 * @public
 */
export function workflowsOf({ repository, branch }: WorkflowsSource): string {
  return branch === DEFAULT_BRANCH ? repository : `${repository}@${branch}`;
}

/**
 * Whether two values of `spec.github.workflows` name the same workflows. GitHub
 * tells branches apart by case, and repositories not.
 *
 * @public
 */
export function sameWorkflows(one: string, other: string): boolean {
  const [a, b] = [workflowsSource(one), workflowsSource(other)];
  return (
    a.repository.toLowerCase() === b.repository.toLowerCase() &&
    a.branch === b.branch
  );
}
