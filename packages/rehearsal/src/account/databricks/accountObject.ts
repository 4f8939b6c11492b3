import { accountOf } from './accountOf';
import { checkAccountLevel } from './checkAccountLevel';
import type { TypeRules } from '../TypeRules';

/**
 * Rules of an account-level object with a uuid, kept as `<account>/<uuid>`.
 * Unless told otherwise nothing about it can be changed in place.
 *
 * @param idAttribute - the attribute that holds the uuid by itself
 */
export function accountObject(
  idAttribute: string,
  rules: Omit<TypeRules, 'id' | 'scope'> = {},
): TypeRules {
  return {
    immutable: true,
    ...rules,
    scope: 'databricks-account',
    id: request => `${accountOf(request)}/${request.identity.uuid()}`,
    check: request => {
      checkAccountLevel(request);
      rules.check?.(request);
    },
    computed: (request, id) => ({
      [idAttribute]: id.slice(id.indexOf('/') + 1),
      account_id: accountOf(request),
      creation_time: request.identity.time(),
      ...rules.computed?.(request, id),
    }),
  };
}
