import type { AccountObject } from '../AccountObject';
import type { RehearsalAccount } from '../RehearsalAccount';
import { ServiceError } from '../ServiceError';
import { text } from '../text';
import type { Request, TypeRules } from '../TypeRules';
import { isValueObject } from '../../wire/Value';
import type { Value, ValueObject } from '../../wire/Value';

function blocks(value: Value | undefined): ValueObject[] {
  return [value ?? []].flat().filter(isValueObject);
}

function isVersioned(account: RehearsalAccount, bucket: string): boolean {
  return account
    .objects({ type: 'aws_s3_bucket_versioning', id: bucket })
    .flatMap(({ attributes }) => blocks(attributes.versioning_configuration))
    .some(({ status }) => status === 'Enabled');
}

function bucketNamed(
  account: RehearsalAccount,
  name: string,
): AccountObject | undefined {
  return account.objects({ type: 'aws_s3_bucket', id: name })[0];
}

function checkDestination(
  { account, attributes, caller }: Request,
  destination: ValueObject,
): void {
  const name = (text(destination.bucket) ?? '').replace(/^arn:[^:]+:s3:::/, '');
  const bucket = bucketNamed(account, name);
  if (!isVersioned(account, name)) {
    throw new ServiceError(
      'InvalidRequest: Destination bucket must have versioning enabled.',
      `It is ${name}; enable versioning on it first.`,
    );
  }
  if (bucket?.accountId === caller.accountId) {
    return;
  }
  const [policy] = account.objects({ type: 'aws_s3_bucket_policy', id: name });
  const role = text(attributes.role) ?? '';
  if (
    text(destination.account) !== bucket?.accountId ||
    !text(policy?.attributes.policy)?.includes(role)
  ) {
    throw new ServiceError(
      `AccessDenied: ${role} may not replicate to ${name}`,
      `The bucket is of account ${bucket?.accountId}: say so in destination.account, and let the role in with the policy of the bucket.`,
    );
  }
}

/** Refuses replication that S3 would refuse, or that would never copy. */
function checkReplication(request: Request): void {
  const { account, attributes, caller } = request;
  const name = text(attributes.bucket) ?? '';
  const source = bucketNamed(account, name);
  if (source?.accountId !== caller.accountId) {
    throw new ServiceError(
      `AccessDenied: bucket ${name} is not in account ${caller.accountId}`,
      `It is in ${source?.accountId ?? 'none'}.`,
    );
  }
  if (!isVersioned(account, name)) {
    throw new ServiceError(
      "InvalidRequest: Versioning must be 'Enabled' on the bucket to apply a replication configuration",
      `Enable it on ${name} first.`,
    );
  }
  const rules = blocks(attributes.rule);
  const priorities = rules.map(({ priority }) => priority);
  if (rules.length > 1 && new Set(priorities).size < rules.length) {
    throw new ServiceError(
      'InvalidRequest: Found overlapping priorities',
      `Give every rule of ${name} a priority of its own.`,
    );
  }
  for (const rule of rules) {
    for (const destination of blocks(rule.destination)) {
      checkDestination(request, destination);
    }
  }
}

/**
 * What S3 is known to do about replication.
 *
 * From the AWS provider's documentation 6.25.0 and the Amazon S3 user guide,
 * requirements for replication, 2026.
 */
export const replicationRules: Record<string, TypeRules> = {
  aws_s3_bucket_replication_configuration: {
    scope: 'world',
    overwrites: true,
    id: ({ attributes }) => text(attributes.bucket) ?? '',
    check: checkReplication,
    replace: ['bucket'],
  },
};
