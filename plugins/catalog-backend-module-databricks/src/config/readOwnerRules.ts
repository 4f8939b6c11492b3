import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { OwnerRule } from '../owners/OwnerRule';
import type { ConfigProblems } from './ConfigProblems';

const PATH = 'databricks.catalog.owners';
const MATCH_KEYS = [
  'account',
  'workspace',
  'catalog',
  'schema',
  'databricksOwner',
  'tag',
] as const;

/** Reads `databricks.catalog.owners`; a rule that is wrong is left out. */
export function readOwnerRules(
  root: RootConfigService,
  problems: ConfigProblems,
): OwnerRule[] {
  const entries = problems.read(
    PATH,
    () => root.getOptionalConfigArray(PATH) ?? [],
    { value: [], words: 'no rule holds' },
  );
  return entries.flatMap((entry, index) => {
    const path = `${PATH}[${index}]`;
    return problems.read<OwnerRule[]>(
      path,
      () => {
        problems.checkKeys(path, entry.keys(), ['match', 'owner']);
        const match = entry.getConfig('match');
        problems.checkKeys(`${path}.match`, match.keys(), MATCH_KEYS);
        const rule: OwnerRule = {
          match: {},
          owner: readOwner(entry.getString('owner')),
        };
        for (const key of MATCH_KEYS) {
          const pattern = match.getOptionalString(key);
          if (pattern !== undefined) {
            rule.match[key] = pattern;
          }
        }
        if (Object.keys(rule.match).length < match.keys().length) {
          // Without the part that is wrong it would match too much.
          return [];
        }
        if (Object.keys(rule.match).length === 0) {
          throw new InputError(
            `match is empty; it must name one of ${MATCH_KEYS.join(
              ', ',
            )} (databricks.catalog.defaultOwner is for all)`,
          );
        }
        return [rule];
      },
      { value: [], words: 'the rule is left out' },
    );
  });
}

/** @throws InputError for what is no reference to a group or user */
export function readOwner(text: string): string {
  const ref = parseEntityRef(text, { defaultKind: 'group' });
  if (!['group', 'user'].includes(ref.kind.toLowerCase())) {
    throw new InputError(
      `${JSON.stringify(
        text,
      )} is no owner; it must be a group or user such as group:default/data-platform`,
    );
  }
  return stringifyEntityRef(ref);
}
