import type { Block } from './Block';
import { blocks } from './blocks';
import { readStatements } from './readStatements';
import type { StackReader } from './StackReader';
import type { Statement } from './Statement';

/** What a policy is attached to, which decides what its principals mean. */
export type PolicyKind =
  | 'bucket'
  | 'key'
  | 'trust'
  | 'identity'
  | 'endpoint'
  | 'other';

/** A policy of a stack. */
export interface Policy {
  readonly block: Block;
  readonly kind: PolicyKind;
  /** Undefined when they cannot be read from the stack alone. */
  readonly statements: readonly Statement[] | undefined;
}

const WHERE: ReadonlyArray<
  [type: string, attribute: string, kind: PolicyKind]
> = [
  ['aws_s3_bucket', 'policy', 'bucket'],
  ['aws_s3_bucket_policy', 'policy', 'bucket'],
  ['aws_kms_key', 'policy', 'key'],
  ['aws_kms_replica_key', 'policy', 'key'],
  ['aws_kms_key_policy', 'policy', 'key'],
  ['aws_iam_role', 'assume_role_policy', 'trust'],
  ['aws_iam_role_policy', 'policy', 'identity'],
  ['aws_iam_policy', 'policy', 'identity'],
  ['aws_iam_user_policy', 'policy', 'identity'],
  ['aws_iam_group_policy', 'policy', 'identity'],
  ['aws_vpc_endpoint', 'policy', 'endpoint'],
  ['aws_vpc_endpoint_policy', 'policy', 'endpoint'],
  ['aws_sns_topic', 'policy', 'other'],
  ['aws_sns_topic_policy', 'policy', 'other'],
  ['aws_sqs_queue', 'policy', 'other'],
  ['aws_sqs_queue_policy', 'policy', 'other'],
  ['aws_secretsmanager_secret', 'policy', 'other'],
  ['aws_secretsmanager_secret_policy', 'policy', 'other'],
];

const read = new WeakMap<StackReader, readonly Policy[]>();

/** Every policy of a stack, read once. */
export function policiesOf(stack: StackReader): readonly Policy[] {
  const known = read.get(stack);
  if (known) {
    return known;
  }
  const attached = WHERE.flatMap(([type, attribute, kind]) =>
    stack
      .resources(type)
      .filter(block => block.attributes[attribute] !== undefined)
      .map(block => ({
        block,
        kind,
        statements: readStatements(block.attributes[attribute], stack),
      })),
  );
  const inline = stack.resources('aws_iam_role').flatMap(block =>
    blocks(block.attributes.inline_policy).map(({ policy }) => ({
      block,
      kind: 'identity' as const,
      statements: readStatements(policy, stack),
    })),
  );
  const policies = [...attached, ...inline];
  read.set(stack, policies);
  return policies;
}
