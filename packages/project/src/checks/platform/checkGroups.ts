import type { Finding } from '../../Finding';
import { nearest } from '../../nearest';
import { environmentsGroupName } from '../../platform/environmentsGroupName';
import { shown } from '../../shown';
import type { PlatformDraft } from './platformDraft';

/**
 * That a group either is there or is made, is named once, and is not the one
 * that lakeport makes for the service principals of environments, and that
 * those who own new metastores are among the groups.
 */
export function checkGroups(draft: PlatformDraft): Finding[] {
  const groups = draft.spec?.databricks?.groups;
  const seen = new Map<string, 'existing' | 'create'>();
  const repeats = (['existing', 'create'] as const).flatMap(list =>
    (groups?.[list] ?? []).flatMap((name, index): Finding[] => {
      const before = name === undefined ? undefined : seen.get(name);
      if (name !== undefined && before === undefined) {
        seen.set(name, list);
      }
      return name === undefined || before === undefined
        ? []
        : [
            {
              path: ['spec', 'databricks', 'groups', list, index],
              message:
                before === list
                  ? `${shown(name)} is listed twice`
                  : `${shown(name)} is under existing already`,
              hint:
                before === list
                  ? 'keep one of them'
                  : 'keep it under existing when it comes from the identity provider, else under create',
              about: 'value',
            },
          ];
    }),
  );
  return [
    ...repeats,
    ...ownGroup(draft),
    ...Object.entries(draft.spec?.databricks?.metastores ?? {}).flatMap(
      ([region, metastore]): Finding[] => {
        const owner = metastore?.owner;
        if (owner === undefined || seen.has(owner)) {
          return [];
        }
        const close = nearest(owner, [...seen.keys()].slice(0, 100));
        return [
          {
            path: ['spec', 'databricks', 'metastores', region, 'owner'],
            message: `${shown(owner)} is not in spec.databricks.groups`,
            hint: `${
              close ? `did you mean ${close}? ` : ''
            }add it to existing or to create`,
            about: 'value',
          },
        ];
      },
    ),
  ];
}

/**
 * Whoever is in that group may use the network connectivity configurations, and
 * its members are the stack's to say.
 */
function ownGroup(draft: PlatformDraft): Finding[] {
  const platform = draft.metadata?.name;
  const groups = draft.spec?.databricks?.groups;
  const own = platform && environmentsGroupName(platform);
  return (['existing', 'create'] as const).flatMap(list =>
    (groups?.[list] ?? []).flatMap((name, index): Finding[] =>
      // In whatever case: nobody should take the one for the other.
      own === undefined || name?.toLowerCase() !== own
        ? []
        : [
            {
              path: ['spec', 'databricks', 'groups', list, index],
              message: `${shown(
                name,
              )} is the group that lakeport makes for the service principals of environments`,
              hint: 'leave it out, or give this group another name',
              about: 'value',
            },
          ],
    ),
  );
}
