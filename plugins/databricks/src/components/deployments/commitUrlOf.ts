import type { Deployment } from '@lakeport/backstage-plugin-databricks-common';

/** The part of a run's address that is its own; before it stands the repository's. */
const RUN = /\/actions\/runs\/\d+.*$/;

/**
 * The page of a deployment's commit, in the repository in which its run is.
 *
 * @returns undefined while there is no run or no commit
 */
export function commitUrlOf(deployment: Deployment): string | undefined {
  const { commit, runUrl } = deployment;
  return commit && runUrl && RUN.test(runUrl)
    ? runUrl.replace(RUN, `/commit/${commit}`)
    : undefined;
}
