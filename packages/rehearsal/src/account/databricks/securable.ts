import { privileges } from './privileges';
import { idsIn } from '../idsIn';
import { ServiceError } from '../ServiceError';
import type { Request } from '../TypeRules';
import { text } from '../text';
import { isValueObject } from '../../wire/Value';

/** The provider takes spaces for underscores. */
const canonical = (privilege: string) =>
  privilege.trim().toUpperCase().replaceAll(' ', '_');

/** What privileges can be granted on. */
export const grantable = [
  'catalog',
  'schema',
  'volume',
  'table',
  'external_location',
  'storage_credential',
  'credential',
  'function',
  'model',
  'foreign_connection',
  'share',
  'recipient',
  'pipeline',
  'metastore',
];

/** The one thing that a grant is on. */
export function securableOf({
  attributes,
}: Request): [kind: string, name: string] {
  for (const kind of grantable) {
    const name = text(attributes[kind]);
    if (name) {
      return [kind, name];
    }
  }
  throw new ServiceError(
    'a grant names exactly one securable',
    `One of ${grantable.join(', ')} must be set.`,
  );
}

/** Refuses a grant on something that is not there. */
export function checkGrant(request: Request): void {
  const { account, scope } = request;
  const [kind, name] = securableOf(request);
  const type =
    kind === 'foreign_connection'
      ? 'databricks_connection'
      : `databricks_${kind}`;
  const held = [
    'catalog',
    'schema',
    'volume',
    'external_location',
    'foreign_connection',
    'share',
    'storage_credential',
    'metastore',
  ];
  const found = account
    .objects({ type, id: name })
    .some(object => kind === 'metastore' || object.scope === scope);
  const principal = text(request.attributes.principal);
  if (
    kind === 'share' &&
    principal &&
    !account.find('databricks_recipient', scope, principal)
  ) {
    throw new ServiceError(
      `RESOURCE_DOES_NOT_EXIST: Recipient '${principal}' does not exist.`,
      `A share is granted to a recipient of its own metastore.`,
    );
  }
  const granted = [request.attributes.grant ?? []]
    .flat()
    .filter(isValueObject)
    .flatMap(grant => idsIn(grant.privileges));
  const all = [...idsIn(request.attributes.privileges), ...granted];
  const strange = all.find(
    privilege =>
      privileges[kind] && !privileges[kind].includes(canonical(privilege)),
  );
  if (strange) {
    throw new ServiceError(
      `INVALID_PARAMETER_VALUE: Privilege ${strange} is not applicable to this entity [${name}:${kind.toUpperCase()}]`,
      `There are ${privileges[kind].join(', ')}.`,
    );
  }
  if (held.includes(kind) && !found) {
    throw new ServiceError(
      `${kind} '${name}' does not exist.`,
      `${request.type} can only be made on something that is there.`,
    );
  }
}
