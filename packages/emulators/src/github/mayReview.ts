import type { RunRecord } from '../actions/runRecord';
import type { Caller } from './identify';
import type { GithubStore } from './state/GithubStore';
import type { Environment } from './state/githubState';

/**
 * Whether somebody is one of an environment's required reviewers, as a person
 * or in a team, and may decide about this run: not about one of their own
 * where that is prevented (GitHub Docs, deployments and environments, 2026).
 * Apps are nobody's reviewers.
 */
export function mayReview(
  store: Pick<GithubStore, 'owner' | 'teams'>,
  environment: Environment,
  run: Pick<RunRecord, 'actor'>,
  caller: Caller,
): boolean {
  const person = caller.kind === 'user' ? store.owner(caller.login) : undefined;
  if (
    !person ||
    (environment.preventSelfReview && run.actor === person.login)
  ) {
    return false;
  }
  return environment.reviewers.some(({ type, id }) =>
    type === 'User'
      ? id === person.id
      : store
          .teams()
          .some(team => team.id === id && team.members.includes(person.login)),
  );
}
