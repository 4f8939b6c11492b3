import { allows } from './allows';
import { policiesOfRole } from './policiesOfRole';
import { ServiceError } from '../ServiceError';
import { text } from '../text';
import type { Request } from '../TypeRules';
import type { Value } from '../../wire/Value';

/** What a service does with a role that it is given. */
export interface ServiceRole {
  roleArn: Value | undefined;
  /** The principal of the service, such as `firehose.amazonaws.com`. */
  service: string;
  /** What it needs of the role. */
  needs: ReadonlyArray<{ action: string; resource: string }>;
}

/**
 * Refuses a role that is not there, is of another account, does not let the
 * service in or may not do what the service needs. Conditions of its policies are
 * taken to hold.
 */
export function checkServiceRole(
  { account, caller, type }: Request,
  { needs, roleArn, service }: ServiceRole,
): void {
  const arn = text(roleArn);
  if (!arn) {
    return;
  }
  const role = account
    .objects({ type: 'aws_iam_role' })
    .find(({ attributes }) => attributes.arn === arn);
  if (!role) {
    throw new ServiceError(
      `InvalidParameterValue: role ${arn} does not exist`,
      `${type} is given it. Create the role first, or name one that exists.`,
    );
  }
  if (role.accountId !== caller.accountId) {
    throw new ServiceError(
      `AccessDeniedException: cross-account pass role is not allowed: ${arn}`,
      `${type} is in ${caller.accountId}; its role has to be there as well.`,
    );
  }
  if (role.seeded) {
    return;
  }
  const letsIn = allows(text(role.attributes.assume_role_policy) ?? '{}', {
    action: 'sts:AssumeRole',
    principal: name => name === service,
  });
  if (!letsIn) {
    throw new ServiceError(
      `InvalidArgumentException: ${service} is unable to assume role ${arn}`,
      `Its trust policy has to allow sts:AssumeRole to ${service}.`,
    );
  }
  const policies = policiesOfRole(account, role);
  const missing = needs.find(
    need => !policies.some(policy => allows(policy, need)),
  );
  if (missing) {
    throw new ServiceError(
      `AccessDeniedException: role ${arn} may not ${missing.action} on ${missing.resource}`,
      policies.length > 0
        ? `None of its ${policies.length} policies allows it.`
        : `It has no policy yet; let ${type} depend on the policy.`,
    );
  }
}
