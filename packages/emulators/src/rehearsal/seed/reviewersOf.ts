import type { GithubStore } from '../../github/state/GithubStore';
import type { Environment } from '../../github/state/githubState';

/** For example `user:default/maya`. */
const REFERENCE = /^(user|group):(?:[^/]+\/)?([^/]+)$/;

/**
 * The reviewers of a project file as GitHub knows them, by the rule of
 * Backstage's own action: a user is the person of that name, a group the team of
 * that name in the organization.
 *
 * @throws Error when there is nobody of that name
 */
export function reviewersOf(
  store: Pick<GithubStore, 'owner' | 'teams'>,
  organization: string,
  references: readonly string[],
): Environment['reviewers'] {
  return references.map(reference => {
    const [, kind, name] = REFERENCE.exec(reference.toLowerCase()) ?? [];
    const person = kind === 'user' ? store.owner(name) : undefined;
    if (person?.type === 'User') {
      return { type: 'User', id: person.id };
    }
    const team =
      kind === 'group'
        ? store.teams(organization).find(({ slug }) => slug === name)
        : undefined;
    if (!team) {
      throw new Error(
        `the reviewer ${reference} is nobody here: name one of the people (--user), or a team of ${organization}`,
      );
    }
    return { type: 'Team', id: team.id };
  });
}
