import type { AccountObject } from '../AccountObject';
import type { RehearsalAccount } from '../RehearsalAccount';

/** Keys, and replicas of keys of other regions, which are used like them. */
export const kmsKeyTypes = ['aws_kms_key', 'aws_kms_replica_key'] as const;

/** The key that an id or ARN names, of one account and region. */
export function kmsKeyNamed(
  account: RehearsalAccount,
  scope: string,
  name: string | undefined,
): AccountObject | undefined {
  const id = name?.split('/').at(-1) ?? '';
  return kmsKeyTypes
    .map(type => account.find(type, scope, id))
    .find(key => key !== undefined);
}
