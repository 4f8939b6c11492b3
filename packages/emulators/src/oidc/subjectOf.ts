import type { Repository } from '../github/state/githubState';
import type { JobClaims } from './IdTokens';
import { subjectPrefix } from './subjectPrefix';

function context(claims: JobClaims): string {
  if (claims.environment !== undefined) {
    // A colon would end the name.
    return `environment:${claims.environment.replaceAll(':', '%3A')}`;
  }
  return claims.event_name === 'pull_request'
    ? 'pull_request'
    : `ref:${claims.ref}`;
}

/**
 * The `sub` of a job's token, by what its repository asks for (GitHub Docs,
 * OpenID Connect reference, customizing the token claims, 2026).
 */
export function subjectOf(
  repository: Pick<Repository, 'tokenSubject' | 'immutableSubject'>,
  claims: JobClaims,
): string {
  const { tokenSubject } = repository;
  const keys = tokenSubject.useDefault ? undefined : tokenSubject.claimKeys;
  return (keys ?? ['repo', 'context'])
    .map(key => {
      switch (key) {
        case 'repo':
          return subjectPrefix(repository, claims);
        case 'context':
          return context(claims);
        default:
          return `${key}:${Object.hasOwn(claims, key) ? claims[key] : ''}`;
      }
    })
    .join(':');
}
