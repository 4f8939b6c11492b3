import { arn } from './arn';
import { checkKeyPolicy } from './checkKeyPolicy';
import { kmsKeyNamed } from './kmsKeyNamed';
import { policyAttribute } from './policyAttribute';
import { replicaKeyRules } from './replicaKeyRules';
import { storedPolicy } from './storedPolicy';
import type { AccountObject } from '../AccountObject';
import type { RehearsalAccount } from '../RehearsalAccount';
import { ServiceError } from '../ServiceError';
import { text } from '../text';
import type { Request, TypeRules } from '../TypeRules';

const keyPolicy = policyAttribute('policy', 'resource', 32_768);

function defaultPolicy(accountId: string | undefined): string {
  return storedPolicy(
    JSON.stringify({
      Version: '2012-10-17',
      Id: 'key-default-1',
      Statement: [
        {
          Sid: 'Enable IAM User Permissions',
          Effect: 'Allow',
          Principal: { AWS: `arn:aws:iam::${accountId ?? ''}:root` },
          Action: 'kms:*',
          Resource: '*',
        },
      ],
    }),
  );
}

function setPolicy(
  account: RehearsalAccount,
  key: AccountObject | undefined,
  policy: string,
): void {
  if (key) {
    account.put({ ...key, attributes: { ...key.attributes, policy } });
  }
}

function checkAlias({ attributes, account, scope }: Request): void {
  const name = text(attributes.name);
  if (name && !/^alias\/(?!aws\/)[\w/-]+$/.test(name)) {
    throw new ServiceError(
      `ValidationException: '${name}' is no alias`,
      'An alias begins with alias/, and not with alias/aws/, which is of AWS.',
    );
  }
  const target = text(attributes.target_key_id);
  if (target && !kmsKeyNamed(account, scope, target)) {
    throw new ServiceError(
      `NotFoundException: Key '${target}' does not exist`,
      `There is no such key in ${scope}; an alias and its key are in the same account and region.`,
    );
  }
}

function checkWindow({ attributes }: Request): void {
  const days = attributes.deletion_window_in_days;
  if (typeof days === 'number' && (days < 7 || days > 30)) {
    throw new ServiceError(
      `ValidationException: pending window of ${days} days`,
      'deletion_window_in_days is between 7 and 30.',
    );
  }
}

/**
 * What KMS is known to do, by type.
 *
 * From the AWS provider's documentation 6.25.0 and the KMS API reference, 2025.
 */
export const kmsRules: Record<string, TypeRules> = {
  aws_kms_key: {
    ...keyPolicy,
    check: request => {
      keyPolicy.check(request);
      checkKeyPolicy(request);
      checkWindow(request);
    },
    id: ({ identity, attributes }) =>
      attributes.multi_region === true
        ? `mrk-${identity.hex(32)}`
        : identity.uuid(),
    computed: (request, id) => ({
      key_id: id,
      arn: arn(request, 'kms', `key/${id}`),
      description: '',
      multi_region: false,
      policy: defaultPolicy(request.caller.accountId),
      rotation_period_in_days: request.attributes.enable_key_rotation ? 365 : 0,
    }),
    defaults: {
      bypass_policy_lockout_safety_check: false,
      customer_master_key_spec: 'SYMMETRIC_DEFAULT',
      enable_key_rotation: false,
      is_enabled: true,
      key_usage: 'ENCRYPT_DECRYPT',
    },
    replace: [
      'customer_master_key_spec',
      'key_usage',
      'multi_region',
      'custom_key_store_id',
      'xks_key_id',
    ],
    remove: ({ attributes }) => ({
      because: `it is scheduled for deletion in ${
        attributes.deletion_window_in_days ?? 30
      } days`,
      attributes: { is_enabled: false },
    }),
  },
  ...replicaKeyRules,
  aws_kms_alias: {
    check: checkAlias,
    id: request =>
      text(request.attributes.name) ??
      `${
        text(request.attributes.name_prefix) ?? 'alias/'
      }${request.identity.digits(15)}`,
    computed: (request, id) => {
      const key = kmsKeyNamed(
        request.account,
        request.scope,
        text(request.attributes.target_key_id),
      );
      return {
        name: id,
        name_prefix: '',
        arn: arn(request, 'kms', id),
        target_key_arn: key?.attributes.arn ?? '',
      };
    },
    same: {
      target_key_id: (a, b) =>
        String(a).split('/').at(-1) === String(b).split('/').at(-1),
    },
    stored: (attributes, { account, scope }) => {
      const key = kmsKeyNamed(account, scope, text(attributes.target_key_id));
      return key
        ? {
            ...attributes,
            target_key_id: key.id,
            target_key_arn: key.attributes.arn,
          }
        : attributes;
    },
    replace: ['name', 'name_prefix'],
  },
  aws_kms_key_policy: {
    ...keyPolicy,
    overwrites: true,
    id: ({ attributes }) => text(attributes.key_id) ?? '',
    check: request => {
      keyPolicy.check(request);
      checkKeyPolicy(request);
    },
    defaults: { bypass_policy_lockout_safety_check: false },
    current: ({ scope, id }, account) => {
      const key = kmsKeyNamed(account, scope, id);
      return key && { policy: key.attributes.policy };
    },
    after: ({ account, scope, attributes }) =>
      setPolicy(
        account,
        kmsKeyNamed(account, scope, text(attributes.key_id)),
        text(attributes.policy) ?? '',
      ),
    remove: ({ scope, id, accountId }, account) => {
      setPolicy(
        account,
        kmsKeyNamed(account, scope, id),
        defaultPolicy(accountId),
      );
      return undefined;
    },
    replace: ['key_id'],
  },
};
