import type { Finding } from '../Finding';
import { environmentsOf } from './environmentsOf';
import type { ProjectDraft } from './projectDraft';

/** That access lists say something, and not both of one address. */
export function checkIpAccessLists(draft: ProjectDraft): Finding[] {
  return environmentsOf(draft).flatMap(({ path, environment }) => {
    const lists = environment.workspace?.ipAccessLists;
    const at = [...path, 'workspace', 'ipAccessLists'];
    if (!lists) {
      return [];
    }
    const allow = lists.allow ?? [];
    const block = lists.block ?? [];
    if (allow.length + block.length === 0) {
      return [
        {
          path: at,
          message: 'no address is listed',
          hint: 'list addresses in allow or block, or remove ipAccessLists',
          about: 'key' as const,
        },
      ];
    }
    return block.flatMap((range, index): Finding[] =>
      range !== undefined && allow.includes(range)
        ? [
            {
              path: [...at, 'block', index],
              message: `${range} is allowed, too`,
              hint: 'keep it in one of allow and block',
              about: 'value',
            },
          ]
        : [],
    );
  });
}
