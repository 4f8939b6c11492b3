import { globalMetastoreIdOf } from './globalMetastoreIdOf';
import { invalidParameter } from './invalidParameter';
import { owner } from './owner';
import { ServiceError } from '../ServiceError';
import { text } from '../text';
import type { Request, TypeRules } from '../TypeRules';
import { isValueObject } from '../../wire/Value';
import type { ValueObject } from '../../wire/Value';

function objectsOf(attributes: ValueObject): ValueObject[] {
  return [attributes.object ?? []].flat().filter(isValueObject);
}

/** Refuses to share what is not in the metastore, or twice under one name. */
function checkShare({ account, attributes, scope }: Request): void {
  const names = new Set<string>();
  for (const object of objectsOf(attributes)) {
    const name = text(object.name) ?? '';
    const type = `databricks_${(
      text(object.data_object_type) ?? ''
    ).toLowerCase()}`;
    const isThere = account
      .objects({ type, id: name })
      .some(found => found.scope === scope);
    if (['databricks_schema', 'databricks_volume'].includes(type) && !isThere) {
      throw new ServiceError(
        `RESOURCE_DOES_NOT_EXIST: ${text(
          object.data_object_type,
        )} '${name}' does not exist.`,
        `Share ${text(attributes.name)} names it; create it first.`,
      );
    }
    const sharedAs = text(object.shared_as) ?? name.split('.').at(-1) ?? name;
    if (names.has(sharedAs)) {
      invalidParameter(
        `share ${text(attributes.name)} has two objects as ${sharedAs}`,
        'Give each a shared_as of its own.',
      );
    }
    names.add(sharedAs);
  }
}

/** Refuses a recipient that is no other metastore. */
function checkRecipient(request: Request): void {
  const { account, attributes, scope } = request;
  const given = text(attributes.data_recipient_global_metastore_id);
  if (attributes.authentication_type !== 'DATABRICKS') {
    return;
  }
  if (given === undefined || !/^\w+:[\w-]+:[0-9a-f-]{36}$/.test(given)) {
    invalidParameter(
      `data_recipient_global_metastore_id '${
        given ?? ''
      }' is no sharing identifier`,
      'It has the form cloud:region:uuid, as global_metastore_id of the other metastore has it.',
    );
  }
  if (given === globalMetastoreIdOf(account, scope)) {
    invalidParameter(
      `recipient ${text(attributes.name)} is the metastore that shares`,
      'A metastore does not share with itself.',
    );
  }
  const isKnown = account
    .objects({ type: 'databricks_metastore' })
    .some(({ attributes: other }) => other.global_metastore_id === given);
  if (!isKnown) {
    throw new ServiceError(
      `RESOURCE_DOES_NOT_EXIST: There is no metastore with sharing identifier ${given}.`,
      'Read it from databricks_current_metastore in a workspace of the other region.',
    );
  }
}

function common(request: Request): ValueObject {
  return {
    created_at: request.identity.time(),
    created_by: owner,
    updated_at: request.identity.time(),
    updated_by: owner,
    metastore_id: request.scope.replace(/^metastore:/, ''),
  };
}

/**
 * What Delta Sharing is known to do, by type.
 *
 * From the Databricks provider's documentation 1.99.0 and the Databricks docs
 * on AWS, Delta Sharing, 2026.
 */
export const sharingRules: Record<string, TypeRules> = {
  databricks_share: {
    scope: 'metastore',
    check: checkShare,
    id: ({ attributes }) => text(attributes.name) ?? '',
    computed: request => ({
      ...common(request),
      added_at: request.identity.time(),
      added_by: owner,
      effective_owner: owner,
      status: 'ACTIVE',
    }),
    replace: ['name', 'storage_root'],
  },
  databricks_recipient: {
    scope: 'metastore',
    check: checkRecipient,
    id: ({ attributes }) => text(attributes.name) ?? '',
    computed: request => {
      const [cloud, region] = (
        text(request.attributes.data_recipient_global_metastore_id) ?? ''
      ).split(':');
      return { ...common(request), activated: true, cloud, region };
    },
    unique: [['data_recipient_global_metastore_id']],
    replace: [
      'authentication_type',
      'data_recipient_global_metastore_id',
      'name',
      'sharing_code',
    ],
  },
};
