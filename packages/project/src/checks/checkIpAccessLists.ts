import type { Finding } from '../Finding';
import { Cidr } from '../network/Cidr';
import { environmentsOf } from './environmentsOf';
import type { ProjectDraft } from './projectDraft';

/**
 * That access lists say something, and block neither what they allow nor
 * everybody.
 *
 * Source: Databricks docs, IP access lists for workspaces, 2026: block lists
 * are checked first.
 */
export function checkIpAccessLists(draft: ProjectDraft): Finding[] {
  return environmentsOf(draft).flatMap(({ path: above, environment }) => {
    const lists = environment.workspace?.ipAccessLists;
    const at = [...above, 'workspace', 'ipAccessLists'];
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
    return block.flatMap((range, index): Finding[] => {
      const path = [...at, 'block', index];
      const blocked = blockOf(range);
      if (!blocked) {
        return [];
      }
      const lost = allow.find(allowed => {
        const inner = blockOf(allowed);
        return inner && blocked.contains(inner);
      });
      if (lost !== undefined) {
        return [
          {
            path,
            message:
              lost === range
                ? `${range} is allowed, too`
                : `${range} blocks ${lost}, which is allowed`,
            hint: 'keep it in one of allow and block; what is blocked is never let in',
            about: 'value',
          },
        ];
      }
      return blocked.prefix === 0
        ? [
            {
              path,
              message: `${range} blocks every address, yours included`,
              hint: 'block the ranges that may not connect, or list those that may in allow',
              about: 'value',
            },
          ]
        : [];
    });
  });
}

/** The schema says which texts are none. */
function blockOf(range: string | undefined): Cidr | undefined {
  return range === undefined
    ? undefined
    : Cidr.parse(range.includes('/') ? range : `${range}/32`);
}
