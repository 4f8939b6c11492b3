import { arn } from './arn';
import { checkKeyPolicy } from './checkKeyPolicy';
import { policyAttribute } from './policyAttribute';
import type { AccountObject } from '../AccountObject';
import { ServiceError } from '../ServiceError';
import { text } from '../text';
import type { Request, TypeRules } from '../TypeRules';

const keyPolicy = policyAttribute('policy', 'resource', 32_768);

function primaryOf({
  account,
  attributes,
}: Request): AccountObject | undefined {
  return account
    .objects({ type: 'aws_kms_key' })
    .find(key => key.attributes.arn === attributes.primary_key_arn);
}

/** Refuses a replica of what cannot be replicated to where it is asked for. */
function checkPrimary(request: Request): void {
  const { account, attributes, caller, scope } = request;
  const named = text(attributes.primary_key_arn) ?? '';
  const primary = primaryOf(request);
  if (!primary || primary.accountId !== caller.accountId) {
    throw new ServiceError(
      `NotFoundException: Key '${named}' does not exist`,
      primary
        ? `It is in account ${primary.accountId}, and KMS replicates a key within its account only.`
        : 'Create the primary key first, with multi_region = true.',
    );
  }
  if (primary.attributes.multi_region !== true) {
    throw new ServiceError(
      `UnsupportedOperationException: ${named} is not a multi-Region primary key.`,
      'Only a key made with multi_region = true has replicas, and no key becomes one.',
    );
  }
  if (primary.scope === scope) {
    throw new ServiceError(
      `ValidationException: Replica Region cannot be the Region of the primary key: ${primary.region}`,
      'A replica is in another region than its primary key.',
    );
  }
  if (primary.remains) {
    throw new ServiceError(
      `KMSInvalidStateException: ${named} is pending deletion.`,
      `The primary key cannot be replicated: ${primary.remains}.`,
    );
  }
  const twin = account.find('aws_kms_replica_key', scope, primary.id);
  if (!request.prior && twin && !twin.remains) {
    throw new ServiceError(
      `AlreadyExistsException: ${named} has a replica in ${primary.region} already.`,
      'A key has one replica a region.',
    );
  }
}

/**
 * What KMS is known to do with replicas of multi-Region keys.
 *
 * From the AWS provider's documentation 6.25.0 and the KMS developer guide,
 * multi-Region keys, 2026.
 */
export const replicaKeyRules: Record<string, TypeRules> = {
  aws_kms_replica_key: {
    ...keyPolicy,
    check: request => {
      keyPolicy.check(request);
      checkKeyPolicy(request);
      checkPrimary(request);
    },
    // A replica whose deletion is pending comes back under its id.
    overwrites: true,
    id: request => primaryOf(request)?.id ?? `mrk-${request.identity.hex(32)}`,
    computed: (request, id) => ({
      key_id: id,
      arn: arn(request, 'kms', `key/${id}`),
      key_rotation_enabled:
        primaryOf(request)?.attributes.enable_key_rotation ?? false,
      key_spec: 'SYMMETRIC_DEFAULT',
      key_usage: 'ENCRYPT_DECRYPT',
    }),
    defaults: {
      bypass_policy_lockout_safety_check: false,
      deletion_window_in_days: 30,
      enabled: true,
    },
    replace: ['primary_key_arn'],
    remove: ({ attributes }) => ({
      because: `it is scheduled for deletion in ${
        attributes.deletion_window_in_days ?? 30
      } days`,
      attributes: { enabled: false },
    }),
  },
};
