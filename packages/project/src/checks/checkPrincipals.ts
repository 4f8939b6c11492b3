import type { Finding } from '../Finding';
import type { ProjectDraft } from './projectDraft';

const LISTS = [
  ['admins', 'groups'],
  ['admins', 'users'],
  ['users', 'groups'],
  ['users', 'users'],
] as const;

/**
 * That a workspace's groups and users are each named once: a principal has one
 * assignment to a workspace, and an admin is a user, too. Databricks compares
 * addresses without regard to case.
 */
export function checkPrincipals(draft: ProjectDraft): Finding[] {
  return Object.entries(draft.spec?.environments ?? {}).flatMap(
    ([name, environment]) => {
      const seen = new Map<string, string>();
      return LISTS.flatMap(([role, kind]) =>
        (environment?.workspace?.[role]?.[kind] ?? []).flatMap(
          (principal, index): Finding[] => {
            if (principal === undefined) {
              return [];
            }
            const key = `${kind}/${
              kind === 'users' ? principal.toLowerCase() : principal
            }`;
            const before = seen.get(key);
            seen.set(key, before ?? role);
            return before === undefined
              ? []
              : [
                  {
                    path: [
                      'spec',
                      'environments',
                      name,
                      'workspace',
                      role,
                      kind,
                      index,
                    ],
                    message: `${principal} is named under ${before} already`,
                    hint: 'name everyone once; admins are users, too',
                    about: 'value',
                  },
                ];
          },
        ),
      );
    },
  );
}
