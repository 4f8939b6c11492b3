import { roleArn } from '../iam/roleArn';
import { ACCOUNT_TAG } from './ACCOUNT_TAG';
import { PolicyDocument } from './PolicyDocument';
import { SHARED_ACCOUNTS_TAG } from './SHARED_ACCOUNTS_TAG';

/**
 * Who may assume a role of a child account: the admin role, for people at a
 * terminal, and the platform's roles of one operation, but only those that
 * carry the number of this account: alone, or among those of the accounts that
 * something between environments joins. Those roles come and go, so the
 * principal is the umbrella account and the conditions name them.
 *
 * @public
 */
export function childRoleTrustPolicy(options: {
  adminAccountId: string;
  adminRole: string;
  environmentRoles?: {
    /** The child account that this role is in. */
    readonly awsAccountId: string;
    /** Where the platform keeps them; begins and ends with `/`. */
    readonly rolePath: string;
    readonly operation: 'plan' | 'apply';
  };
}): PolicyDocument {
  const { adminAccountId, adminRole, environmentRoles } = options;
  const letIn = (
    sid: string,
    tag: Readonly<Record<string, Readonly<Record<string, string>>>>,
    { operation, rolePath }: { operation: string; rolePath: string },
  ) => ({
    Sid: sid,
    Effect: 'Allow' as const,
    Principal: { AWS: `arn:aws:iam::${adminAccountId}:root` },
    Action: 'sts:AssumeRole',
    Condition: {
      ArnLike: {
        'aws:PrincipalArn': `arn:aws:iam::${adminAccountId}:role${rolePath}*-${operation}`,
      },
      ...tag,
    },
  });
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'AdminRole',
        Effect: 'Allow',
        Principal: { AWS: roleArn(adminAccountId, adminRole) },
        Action: 'sts:AssumeRole',
      },
      ...(environmentRoles
        ? [
            letIn(
              'EnvironmentRoles',
              {
                StringEquals: {
                  [`aws:PrincipalTag/${ACCOUNT_TAG}`]:
                    environmentRoles.awsAccountId,
                },
              },
              environmentRoles,
            ),
            letIn(
              'SharedRoles',
              {
                StringLike: {
                  [`aws:PrincipalTag/${SHARED_ACCOUNTS_TAG}`]: `*:${environmentRoles.awsAccountId}:*`,
                },
              },
              environmentRoles,
            ),
          ]
        : []),
    ],
  };
}
