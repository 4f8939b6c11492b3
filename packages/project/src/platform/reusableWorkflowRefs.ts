import type { Platform } from './Platform';

/**
 * References of the platform repository's workflows, as `job_workflow_ref` of a
 * token says them: `<org>/<repo>/.github/workflows/<name>.yml@refs/heads/<branch>`.
 *
 * @public
 */
export interface ReusableWorkflowRefs {
  deploy: string;
  check: string;
  drift: string;
  /** The workflow that deploys the platform itself; nobody reuses it. */
  platform: string;
}

/**
 * The references of a platform's workflows.
 *
 * @public
 */
export function reusableWorkflowRefs(platform: {
  spec: {
    github: Pick<
      Platform['spec']['github'],
      'organization' | 'repository' | 'branch'
    >;
  };
}): ReusableWorkflowRefs {
  const { organization, repository, branch } = platform.spec.github;
  const ref = (name: string) =>
    `${organization}/${repository}/.github/workflows/${name}.yml@refs/heads/${branch}`;
  return {
    deploy: ref('deploy'),
    check: ref('check'),
    drift: ref('drift'),
    platform: ref('platform'),
  };
}
