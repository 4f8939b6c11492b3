import type { Octokit } from '@octokit/rest';

/**
 * Asks GitHub about one repository, with fresh credentials, and explains its
 * errors: `what` is what fails then. An aborted signal ends the wait at once.
 *
 * @public
 */
export type AskGitHub = <T>(
  what: string,
  request: (
    octokit: Octokit,
    names: { owner: string; repo: string },
  ) => Promise<T>,
  signal?: AbortSignal,
) => Promise<T>;
