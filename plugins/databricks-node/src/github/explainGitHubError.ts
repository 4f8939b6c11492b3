import {
  ConflictError,
  ForwardedError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import type { GitHubRepository } from './GitHubRepository';
import { isRateLimit } from './isRateLimit';
import { statusOf } from './statusOf';

/**
 * What a person can do about an error that Octokit threw, as the error that the
 * portal answers with. GitHub's own words are kept; its request is not, for it
 * may hold what somebody typed.
 *
 * @param what - what was being done, as in "<what> failed"
 * @public
 */
export function explainGitHubError(
  error: unknown,
  what: string,
  repository: GitHubRepository,
): Error {
  const name = `${repository.owner}/${repository.repo}`;
  const said = error instanceof Error ? error.message : String(error);
  const status = statusOf(error);
  if (isRateLimit(error)) {
    return new ServiceUnavailableError(
      `${what} failed: ${repository.host} wants the portal to ask less; run it again later (${said})`,
    );
  }
  switch (status) {
    case undefined:
      return new ForwardedError(`${what} failed`, error);
    case 401:
      return new NotAllowedError(
        `${what} failed: ${repository.host} does not take the credentials of the portal's GitHub integration (${said})`,
      );
    case 403:
      return new NotAllowedError(
        `${what} failed: the portal's GitHub integration may not do it in ${name} (${said})`,
      );
    case 404:
      return new NotFoundError(
        `${what} failed: ${repository.host} has no such thing in ${name}, or the portal's GitHub integration may not see it (${said})`,
      );
    case 409:
    case 422:
      return new ConflictError(`${what} failed: ${said}`);
    default:
      return status >= 500
        ? new ServiceUnavailableError(`${what} failed: ${said}`)
        : new Error(`${what} failed: ${said}`);
  }
}
