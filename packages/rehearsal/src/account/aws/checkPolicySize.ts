import { ServiceError } from '../ServiceError';
import { text } from '../text';
import type { Request } from '../TypeRules';

/** Space that IAM does not count. */
const length = (policy: string) => policy.replace(/\s/g, '').length;

function refuse(what: string, size: number, most: number): void {
  if (size > most) {
    throw new ServiceError(
      `LimitExceeded: ${what} has ${size} characters without spaces`,
      `${most} is the most. Say less, or name things by patterns.`,
    );
  }
}

/**
 * Refuses a policy that is longer than its kind may be.
 *
 * From the IAM user guide, IAM and STS quotas, 2025 (trust policies: the
 * default, which an account may have raised), and the guides of S3, KMS and
 * PrivateLink.
 *
 * @param attribute - where the policy is
 * @param most - characters without spaces
 */
export function checkPolicySize(attribute: string, most: number) {
  return ({ attributes, type }: Request): void => {
    const policy = text(attributes[attribute]);
    if (policy) refuse(`${attribute} of ${type}`, length(policy), most);
  };
}

/** The most of all inline policies of a role together. */
const MOST_INLINE = 10_240;

/** Refuses one inline policy more than a role can hold. */
export function checkInlineSize({
  account,
  attributes,
  prior,
  scope,
  type,
}: Request): void {
  const others = account
    .objects({ type })
    .filter(
      other =>
        other.scope === scope &&
        other.id !== text(prior?.id) &&
        other.attributes.role === attributes.role,
    );
  const size = [attributes, ...others.map(other => other.attributes)].reduce(
    (sum, { policy }) => sum + length(text(policy) ?? ''),
    0,
  );
  refuse(`all policies of role ${text(attributes.role)}`, size, MOST_INLINE);
}
