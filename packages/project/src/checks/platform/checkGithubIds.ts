import type { Finding } from '../../Finding';
import type { PlatformDraft } from './platformDraft';

/**
 * That ids are of repositories whose tokens have them, and each of one only: a
 * GitHub Enterprise Server puts none into subjects.
 */
export function checkGithubIds(draft: PlatformDraft): Finding[] {
  const { github, projects } = draft.spec ?? {};
  const host = github?.host ?? 'github.com';
  const isServer = host !== 'github.com' && !host.endsWith('.ghe.com');
  const all = [
    {
      path: ['spec', 'github', 'githubIds'],
      of: 'the platform',
      ids: github?.githubIds,
    },
    ...Object.entries(projects ?? {}).map(([name, said]) => ({
      path: ['spec', 'projects', name, 'githubIds'],
      of: `project ${name}`,
      ids: said?.githubIds,
    })),
  ];
  const seen = new Map<number, string>();
  return all.flatMap(({ path, of, ids }): Finding[] => {
    if (ids === undefined) {
      return [];
    }
    if (isServer) {
      return [
        {
          path,
          message: `${host} is a GitHub Enterprise Server, whose tokens have no ids in their subjects`,
          hint: 'leave githubIds out',
          about: 'key',
        },
      ];
    }
    const { repository } = ids;
    const other = repository === undefined ? undefined : seen.get(repository);
    if (repository !== undefined) {
      seen.set(repository, other ?? of);
    }
    return other === undefined
      ? []
      : [
          {
            path: [...path, 'repository'],
            message: `${repository} is the id of the repository of ${other} already`,
            hint: 'write the id that GitHub knows this repository by',
            about: 'value',
          },
        ];
  });
}
