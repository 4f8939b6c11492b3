import { isSharedWith } from './aws/isSharedWith';
import { kmsKeyTypes } from './aws/kmsKeyNamed';
import type { AccountObject } from './AccountObject';
import { referencesByAttribute } from './referencesByAttribute';
import type { Reference } from './referencesByAttribute';
import { ServiceError } from './ServiceError';
import type { Request } from './TypeRules';
import { isValueObject } from '../wire/Value';
import type { Value } from '../wire/Value';

const KEYS: readonly string[] = kmsKeyTypes;

/** Ids of what comes with a VPC without being a resource of its own. */
const DEFAULT_OF_VPC = [
  'default_security_group_id',
  'default_route_table_id',
  'main_route_table_id',
];

function* mentions(
  value: Value,
  name: string,
): Generator<[attribute: string, value: string]> {
  if (typeof value === 'string' || typeof value === 'number') {
    if (value !== '' && value !== 0) yield [name, String(value)];
  } else if (Array.isArray(value)) {
    for (const element of value) yield* mentions(element, name);
  } else if (isValueObject(value)) {
    for (const [key, inner] of Object.entries(value)) {
      yield* mentions(inner, key);
    }
  }
}

function names(object: AccountObject, by: string): unknown[] {
  switch (by) {
    case 'id':
      return [object.id, object.attributes.arn, object.attributes.key_id];
    case 'principal':
      return [
        object.attributes.display_name,
        object.attributes.user_name,
        object.attributes.application_id,
        ...(object.type === 'databricks_recipient' ? [object.id] : []),
      ];
    case 'workspace_id':
      return [object.workspaceId];
    default:
      return [object.attributes[by]];
  }
}

function candidates(request: Request, reference: Reference): AccountObject[] {
  return reference.to
    .flatMap(type => request.account.objects({ type }))
    .filter(({ remains, type }) => !remains || KEYS.includes(type));
}

function comesWithVpc(request: Request, id: string): boolean {
  return request.account
    .objects({ type: 'aws_vpc' })
    .some(vpc =>
      DEFAULT_OF_VPC.some(attribute => vpc.attributes[attribute] === id),
    );
}

function checkReference(
  request: Request,
  attribute: string,
  id: string,
  reference: Reference,
): void {
  const found = candidates(request, reference).filter(object =>
    names(object, reference.by ?? 'id').includes(id),
  );
  const what = reference.to[0];
  const code = reference.code ? `${reference.code}: ` : '';
  if (found.length === 0) {
    if (reference.near && comesWithVpc(request, id)) {
      return;
    }
    throw new ServiceError(
      `${code}${what} '${id}' does not exist`,
      `${request.type} refers to it by ${attribute}. Create it first, or refer to one that exists.`,
    );
  }
  // A replica has the id of its primary key, which may be gone.
  const { remains } = found.find(object => !object.remains) ?? found[0];
  if (remains) {
    throw new ServiceError(
      `${code}${what} '${id}' cannot be used: ${remains}`,
      `${request.type} refers to it by ${attribute}.`,
    );
  }
  if (
    reference.near &&
    request.caller.provider === 'aws' &&
    !found.some(
      ({ scope }) =>
        scope === request.scope || scope.startsWith(`${request.scope}/`),
    ) &&
    !found.some(
      object =>
        request.scope.endsWith(`/${object.region}`) &&
        isSharedWith(request.account, object, request.caller.accountId),
    )
  ) {
    throw new ServiceError(
      `${code}${what} '${id}' does not exist in ${
        request.scope || 'this account'
      }`,
      `${request.type} refers to it by ${attribute}, but it is in ${found[0].scope}. Both must be in the same account and region.`,
    );
  }
}

/**
 * Refuses a request that refers to something that is not there.
 *
 * @throws ServiceError that names the attribute and the id
 */
export function checkReferences(request: Request): void {
  for (const [name, value] of Object.entries(request.attributes)) {
    for (const [attribute, id] of mentions(value, name)) {
      const reference = referencesByAttribute[attribute]?.find(
        ({ in: types, except }) =>
          (!types || types.test(request.type)) && !except?.test(id),
      );
      // What an object says of itself is no reference to another one.
      const own = reference?.to.includes(request.type);
      if (reference && !own) {
        checkReference(request, attribute, id, reference);
      }
    }
  }
}
