import type { Block } from './Block';
import { policiesOf } from './policiesOf';
import type { Policy } from './policiesOf';
import type { StackReader } from './StackReader';

/**
 * What a role may do: policies on the role itself and policies of the same
 * stack that are attached to it. A role is named by reference or by name.
 */
export function identityPoliciesOf(role: Block, stack: StackReader): Policy[] {
  const isRole = (value: unknown) =>
    stack.referred(value).includes(role) ||
    (typeof value === 'string' && value === role.attributes.name);
  const attached = new Set(
    stack
      .resources('aws_iam_role_policy_attachment')
      .filter(({ attributes }) => isRole(attributes.role))
      .flatMap(({ attributes }) => stack.referred(attributes.policy_arn)),
  );
  return policiesOf(stack).filter(
    ({ block, kind }) =>
      kind === 'identity' &&
      (block === role ||
        attached.has(block) ||
        (block.type === 'aws_iam_role_policy' &&
          isRole(block.attributes.role))),
  );
}
