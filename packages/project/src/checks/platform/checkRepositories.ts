import type { Finding } from '../../Finding';
import type { PlatformDraft } from './platformDraft';

/**
 * That every project has a repository of its own, in the platform's
 * organization: the tokens of a repository stand for its project. GitHub does
 * not tell upper and lower case apart.
 */
export function checkRepositories(draft: PlatformDraft): Finding[] {
  const { organization, repository: name } = draft.spec?.github ?? {};
  const platform =
    organization === undefined || name === undefined
      ? undefined
      : `${organization}/${name}`.toLowerCase();
  const seen = new Map<string, string>();
  return Object.entries(draft.spec?.projects ?? {}).flatMap(
    ([project, said]): Finding[] => {
      const repository = said?.repository;
      if (repository === undefined) {
        return [];
      }
      const key = repository.toLowerCase();
      const owner = seen.get(key);
      seen.set(key, owner ?? project);
      const told = (message: string, hint: string): Finding => ({
        path: ['spec', 'projects', project, 'repository'],
        message,
        hint,
        about: 'value',
      });
      if (key === platform) {
        return [
          told(
            `${repository} is the repository of the platform itself`,
            'give the project a repository of its own',
          ),
        ];
      }
      if (owner !== undefined) {
        return [
          told(
            `${repository} is the repository of project ${owner} already`,
            'give every project a repository of its own',
          ),
        ];
      }
      return organization !== undefined &&
        key.split('/')[0] !== organization.toLowerCase()
        ? [
            told(
              `${repository} is not in the organization ${organization}, whose workflows deploy it`,
              `use a repository of ${organization}, such as ${organization}/${
                repository.split('/')[1]
              }`,
            ),
          ]
        : [];
    },
  );
}
