import { databricksApiRef } from '../../api/databricksApiRef';
import { apiOf } from '../common/apiOf';
import type { FieldCheck } from '../common/FieldCheck';
import { localProblems, textAt } from '../common/localProblems';
import { findGroup } from './findGroup';

/** The names in a value, which is a list or one name. */
export function groupNames(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter(name => typeof name === 'string' && name !== '');
}

/** Names of groups, and that the Databricks account has them. */
export const lakeportGroupsCheck: FieldCheck = {
  local: (value, context) =>
    localProblems('admins.groups', groupNames(value), context),

  async remote(value, { apis, place, options, signal, t }) {
    const api = apiOf(apis, databricksApiRef);
    const platform = textAt(place.values, 'platform');
    const found = await Promise.all(
      groupNames(value).map(async name => ({
        name,
        exists: await findGroup(api, name, { platform, signal }),
      })),
    );
    const missing = found
      .filter(({ exists }) => exists === false)
      .map(({ name }) => t('field.groups.missing', { name }));
    const unclear = found
      .filter(({ exists }) => exists === undefined)
      .map(({ name }) => t('field.groups.unclear', { name }));
    return options.allowUnknown === true
      ? { problems: [], notes: [...missing, ...unclear] }
      : { problems: missing, notes: unclear };
  },
};
