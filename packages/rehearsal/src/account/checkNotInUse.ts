import type { AccountObject } from './AccountObject';
import { ServiceError } from './ServiceError';
import type { RehearsalAccount } from './RehearsalAccount';
import { contentsOf, takesAlong } from './contentsOf';
import { text } from './text';
import { usesByType } from './usesByType';
import { isValueObject } from '../wire/Value';
import type { Value } from '../wire/Value';

function says(value: Value, attribute: string, wanted: Value): boolean {
  if (Array.isArray(value)) {
    return value.some(element => says(element, attribute, wanted));
  }
  if (isValueObject(value)) {
    return Object.entries(value).some(
      ([key, inner]) =>
        (key === attribute &&
          (inner === wanted ||
            (Array.isArray(inner) && inner.includes(wanted)))) ||
        (typeof inner === 'object' && says(inner, attribute, wanted)),
    );
  }
  return false;
}

/** NAT gateways keep the internet gateway of their VPC where it is. */
function behind(
  account: RehearsalAccount,
  gateway: AccountObject,
): AccountObject | undefined {
  if (gateway.type !== 'aws_internet_gateway') {
    return undefined;
  }
  return account
    .objects({ type: 'aws_nat_gateway' })
    .find(
      nat =>
        nat.attributes.connectivity_type !== 'private' &&
        account.find(
          'aws_subnet',
          nat.scope,
          text(nat.attributes.subnet_id) ?? '',
        )?.attributes.vpc_id === gateway.attributes.vpc_id,
    );
}

/** What lies below the path of a location: catalogs, schemas and volumes. */
function below(
  account: RehearsalAccount,
  object: AccountObject,
): AccountObject | undefined {
  if (object.type === 'databricks_external_location') {
    const root = (text(object.attributes.url) ?? '').replace(/\/*$/, '/');
    const inside = (value: Value | undefined) =>
      `${text(value) ?? ''}/`.startsWith(root);
    return account
      .objects({ provider: 'databricks' })
      .find(
        other =>
          other.scope === object.scope &&
          other !== object &&
          (inside(other.attributes.storage_root) ||
            (other.type === 'databricks_volume' &&
              inside(other.attributes.storage_location))),
      );
  }
  return undefined;
}

/** The most that is named of what is in the way. */
const MOST_NAMED = 5;

function nameOf({ type, id, attributes }: AccountObject): string {
  const description = text(attributes.description);
  return `${type} '${id}'${
    description && type === 'aws_network_interface' ? ` (${description})` : ''
  }`;
}

function list(objects: readonly AccountObject[]): string {
  const named = objects.slice(0, MOST_NAMED).map(nameOf).join(', ');
  const more = objects.length - MOST_NAMED;
  return more > 0 ? `${named} and ${more} more` : named;
}

function usersOf(
  account: RehearsalAccount,
  object: AccountObject,
): AccountObject[] {
  const users = (usesByType[object.type] ?? []).flatMap(use => {
    const name = use.named ? object.attributes[use.named] : object.id;
    return account
      .objects({ type: use.by })
      .filter(
        other =>
          says(other.attributes, use.attribute, name ?? object.id) &&
          (object.provider !== 'aws' || other.accountId === object.accountId) &&
          !(
            other.attributes.security_group_id === object.id &&
            use.attribute === 'referenced_security_group_id'
          ),
      );
  });
  const [first] = [below(account, object), behind(account, object)].filter(
    other => other !== undefined,
  );
  return users.length > 0 || !first ? users : [first];
}

/**
 * Refuses to delete what something else still uses, or what still holds
 * something and is not to take it along.
 *
 * @throws ServiceError that names what is in the way
 */
export function checkNotInUse(
  account: RehearsalAccount,
  object: AccountObject,
): void {
  const forced =
    object.provider === 'databricks' &&
    object.attributes.force_destroy === true;
  const users = forced ? [] : usersOf(account, object);
  if (users.length > 0) {
    const code = object.provider === 'aws' ? 'DependencyViolation: ' : '';
    throw new ServiceError(
      `${code}${object.type} '${object.id}' is still in use and cannot be deleted.`,
      users.length === 1
        ? `${nameOf(users[0])} uses it. Delete that first.`
        : `${list(users)} use it. Delete them first.`,
    );
  }
  const contents = takesAlong(object) ? [] : contentsOf(account, object);
  if (contents.length > 0) {
    const code = object.provider === 'aws' ? 'BucketNotEmpty: ' : '';
    throw new ServiceError(
      `${code}${object.type} '${object.id}' is not empty and cannot be deleted.`,
      `It holds ${list(contents)}. Delete that first, or set ${
        object.type === 'databricks_directory'
          ? 'delete_recursive'
          : 'force_destroy'
      }.`,
    );
  }
}
