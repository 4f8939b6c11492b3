import type { Repository } from '../github/state/githubState';
import type { JobClaims } from './IdTokens';

/**
 * How the subjects of a repository's tokens name it: with the ids of the
 * repository and its owner where they are immutable (GitHub changelog,
 * "Immutable subject claims for GitHub Actions OIDC tokens", 2026-04-23).
 */
export function subjectPrefix(
  { immutableSubject }: Pick<Repository, 'immutableSubject'>,
  claims: JobClaims,
): string {
  if (immutableSubject === 'no') {
    return `repo:${claims.repository}`;
  }
  const [owner, name] = claims.repository.split('/');
  return `repo:${owner}@${claims.repository_owner_id}/${name}@${claims.repository_id}`;
}
