import { allows } from './allows';
import { ServiceError } from '../ServiceError';
import { text } from '../text';
import type { Request } from '../TypeRules';

/**
 * Refuses a key policy that locks everyone of the key's account out of it.
 *
 * From the KMS developer guide, key policies, 2025.
 */
export function checkKeyPolicy({ attributes, caller }: Request): void {
  const policy = text(attributes.policy);
  if (!policy || attributes.bypass_policy_lockout_safety_check === true) {
    return;
  }
  const isManageable = allows(policy, {
    action: 'kms:PutKeyPolicy',
    principal: name =>
      name === '*' || name.includes(caller.accountId ?? '') || name === '',
  });
  if (!isManageable) {
    throw new ServiceError(
      'MalformedPolicyDocumentException: The new key policy will not allow you to update the key policy in the future.',
      `Allow kms:* to arn:aws:iam::${caller.accountId}:root in it.`,
    );
  }
}
