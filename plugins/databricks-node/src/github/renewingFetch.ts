import { credentialKey } from './credentialKey';
import type { GitHubFetch } from './GitHubFetch';
import type { GitHubRepository } from './GitHubRepository';
import type { RenewableCredentials } from './RenewableCredentials';

/** What GitHub answers to a token that does not cover a repository. */
const REFUSED = new Set([401, 403, 404]);

/**
 * Asks once more with other credentials where GitHub refused those that a
 * request had. What is refused like that was not done, whatever it was.
 */
export function renewingFetch(
  fetch: GitHubFetch,
  credentials: RenewableCredentials,
  repository: GitHubRepository,
): GitHubFetch {
  return async (url, init) => {
    const use = {
      credential: credentialKey(init),
      isWrite: (init.method ?? 'GET') !== 'GET',
    };
    const answer = await fetch(url, init);
    if (!REFUSED.has(answer.status)) {
      if (answer.status < 400) {
        credentials.isTaken(repository, use);
      }
      return answer;
    }
    if (isLimit(answer) || credentials.wasTaken(repository, use)) {
      return answer;
    }
    const headers = new Headers(init.headers);
    const [scheme, token] = (headers.get('Authorization') ?? '').split(' ');
    const other = token && (await credentials.other(repository, token));
    if (!other) {
      return answer;
    }
    headers.set('Authorization', `${scheme} ${other}`);
    return fetch(url, { ...init, headers });
  };
}

function isLimit({ headers }: Response): boolean {
  return (
    headers.get('x-ratelimit-remaining') === '0' ||
    headers.get('retry-after') !== null
  );
}
