import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { ConfigProblems } from './ConfigProblems';
import type { DatabricksOwnerRule } from './DatabricksOwnerRule';
import { namePattern } from './namePattern';

const PATH = 'databricks.catalog.owners';
const MATCH_KEYS = [
  'account',
  'workspace',
  'catalog',
  'schema',
  'databricksOwner',
  'tag',
] as const;

/**
 * Reads `databricks.catalog.owners`; a rule that is wrong is left out.
 *
 * @param knownAccounts - ids of all Databricks accounts that are read; undefined
 *   where some are not known
 */
export function readOwnerRules(
  root: Config,
  problems: ConfigProblems,
  knownAccounts: readonly string[] | undefined,
): DatabricksOwnerRule[] {
  const entries = problems.read(
    PATH,
    () => root.getOptionalConfigArray(PATH) ?? [],
    { value: [], words: 'no rule holds' },
  );
  return entries.flatMap((entry, index) => {
    const path = `${PATH}[${index}]`;
    return problems.read<DatabricksOwnerRule[]>(
      path,
      () => {
        problems.checkKeys(path, entry.keys(), ['match', 'owner']);
        const match = entry.getConfig('match');
        problems.checkKeys(`${path}.match`, match.keys(), MATCH_KEYS);
        const rule: DatabricksOwnerRule = {
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
        const { account } = rule.match;
        if (
          account !== undefined &&
          knownAccounts &&
          !knownAccounts.some(namePattern(account))
        ) {
          problems.add(
            `${path}.match.account`,
            `${account} is none of the accounts that are read, so the rule matches nothing; they are ${
              knownAccounts.join(', ') || 'none'
            }`,
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
