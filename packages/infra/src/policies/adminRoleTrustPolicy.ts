import { roleArn } from '../iam/roleArn';
import { environmentRoleTrustPolicy } from './environmentRoleTrustPolicy';
import { PolicyDocument } from './PolicyDocument';

/**
 * Who may assume the admin role of the umbrella account: the people who
 * administer it, by the ARNs of their users or roles, and the platform's own
 * workflow in the environments of the platform's repository.
 *
 * The role may assume itself too: Terraform assumes it whoever runs it, and the
 * workflow has it by then. A trust policy cannot name a role that does not exist
 * yet, so the principal is the account's root and the condition names the role.
 *
 * @throws RangeError when neither is given
 * @public
 */
export function adminRoleTrustPolicy(options: {
  adminAccountId: string;
  /** Its own name. */
  adminRole: string;
  /** ARNs of IAM users and roles. */
  administrators: readonly string[];
  github?: {
    /** Of GitHub, such as `github.com`. */
    readonly host: string;
    /** Whole subjects, as `githubSubject` of `@lakeport/project` gives them. */
    readonly subjects: readonly string[];
  };
}): PolicyDocument {
  const { adminAccountId, administrators, github } = options;
  if (administrators.length === 0 && github === undefined) {
    throw new RangeError(
      'Nobody could ever assume the admin role: name an administrator, or the workflow of the platform',
    );
  }
  return {
    Version: '2012-10-17',
    Statement: [
      ...(administrators.length > 0
        ? [
            {
              Sid: 'Administrators',
              Effect: 'Allow' as const,
              Principal: { AWS: administrators },
              Action: 'sts:AssumeRole',
            },
          ]
        : []),
      {
        Sid: 'Itself',
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${adminAccountId}:root` },
        Action: 'sts:AssumeRole',
        Condition: {
          ArnLike: {
            'aws:PrincipalArn': roleArn(adminAccountId, options.adminRole),
          },
        },
      },
      ...(github
        ? environmentRoleTrustPolicy({ adminAccountId, ...github }).Statement
        : []),
    ],
  };
}
