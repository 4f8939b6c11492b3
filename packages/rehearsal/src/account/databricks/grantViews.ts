import { idsIn } from '../idsIn';
import type { RehearsalAccount } from '../RehearsalAccount';
import { text } from '../text';
import { isValueObject } from '../../wire/Value';
import type { ValueObject } from '../../wire/Value';

/** `catalog/sales` as the attribute that names it, or undefined. */
function securableIn(id: string): [kind: string, name: string] | undefined {
  const [, kind, name] = /^([a-z_]+)\/([^/]+)/.exec(id) ?? [];
  return kind && name ? [kind, name] : undefined;
}

/**
 * All that is granted on a securable, where it was granted one principal at a
 * time: Unity Catalog keeps one list of them.
 */
export function grantsOf(
  id: string,
  scope: string,
  account: RehearsalAccount,
): ValueObject | undefined {
  const securable = securableIn(id);
  const granted = account
    .objects({ type: 'databricks_grant' })
    .filter(
      ({ attributes, scope: own }) =>
        own === scope &&
        securable !== undefined &&
        attributes[securable[0]] === securable[1],
    );
  return securable && granted.length > 0
    ? {
        [securable[0]]: securable[1],
        grant: granted.map(({ attributes }) => ({
          principal: text(attributes.principal) ?? '',
          privileges: idsIn(attributes.privileges),
        })),
      }
    : undefined;
}

/** What one principal is granted, where it was granted with that of all others. */
export function grantOf(
  id: string,
  scope: string,
  account: RehearsalAccount,
): ValueObject | undefined {
  const securable = securableIn(id);
  if (!securable) {
    return undefined;
  }
  const [kind, name] = securable;
  const principal = id.slice(kind.length + name.length + 2);
  const all = account.find('databricks_grants', scope, `${kind}/${name}`);
  const own = [all?.attributes.grant ?? []]
    .flat()
    .filter(isValueObject)
    .find(grant => grant.principal === principal);
  return own && { [kind]: name, principal, privileges: idsIn(own.privileges) };
}
