import type { GithubStore } from '../state/GithubStore';
import type { Environment } from '../state/githubState';
import { renderOwner } from './renderOwner';
import { renderTeam } from './renderTeam';

/** The required reviewers of an environment: people and teams that are still there. */
export function renderReviewers(
  baseUrl: string,
  store: Pick<GithubStore, 'owners' | 'teams'>,
  environment: Environment,
) {
  return environment.reviewers.flatMap(({ type, id }) => {
    const has = (candidate: { id: number }) => candidate.id === id;
    const team = type === 'Team' ? store.teams().find(has) : undefined;
    const owner = type === 'User' ? store.owners().find(has) : undefined;
    return [
      ...(team ? [{ type, reviewer: renderTeam(baseUrl, team) }] : []),
      ...(owner ? [{ type, reviewer: renderOwner(baseUrl, owner) }] : []),
    ];
  });
}
