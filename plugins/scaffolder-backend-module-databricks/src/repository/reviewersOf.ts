import { parseEntityRef } from '@backstage/catalog-model';

/**
 * Reviewers as GitHub names them: users and groups of the catalog whose names are
 * those of GitHub's users and teams. A name alone is a user's.
 *
 * @throws Error for a reference that cannot be read
 */
export function reviewersOf(references: string[]): {
  users: string[];
  teams: string[];
} {
  const parsed = references.map(reference =>
    parseEntityRef(reference, {
      defaultKind: 'user',
      defaultNamespace: 'default',
    }),
  );
  const named = (isTeam: boolean) => [
    ...new Set(
      parsed
        .filter(({ kind }) => (kind.toLowerCase() === 'group') === isTeam)
        .map(({ name }) => name),
    ),
  ];
  return { users: named(false), teams: named(true) };
}
