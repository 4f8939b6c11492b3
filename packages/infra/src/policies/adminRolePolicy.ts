import { bucketArn } from '../storage/bucketArn';
import { roleArn } from '../iam/roleArn';
import { PolicyDocument, PolicyStatement } from './PolicyDocument';

/** What Terraform asks of a role that it keeps, besides making and filling it. */
const KEEP_ROLE = [
  'iam:DeleteRole',
  'iam:GetRole',
  'iam:GetRolePolicy',
  'iam:ListAttachedRolePolicies',
  'iam:ListInstanceProfilesForRole',
  'iam:ListRolePolicies',
  'iam:ListRoleTags',
  'iam:TagRole',
  'iam:UntagRole',
  'iam:UpdateAssumeRolePolicy',
  'iam:UpdateRole',
  'iam:UpdateRoleDescription',
];

/**
 * What the admin role of the umbrella account may do there: keep the states,
 * become the child roles of other accounts, and, for a platform, keep the roles
 * of environments and the delivery of logs. It may become itself as well: the
 * workflow of the platform has it already when Terraform asks for it.
 *
 * Roles of environments are made with the platform's permissions boundary only,
 * and it cannot be taken off again. So whoever holds the admin role cannot make
 * a role that may more than the boundary says. The boundary itself, the
 * identity provider and the admin role are an administrator's to change.
 *
 * The child roles are named without their accounts: those come and go with the
 * projects, and each lets the admin role in, or not, by its own trust policy.
 *
 * @public
 */
export function adminRolePolicy(options: {
  adminAccountId: string;
  adminRole: string;
  stateBucket: string;
  childRoles: readonly string[];
  environmentRoles?: {
    /** Begins and ends with `/`. */
    readonly rolePath: string;
    /** Name of the policy that is their permissions boundary. */
    readonly boundary: string;
  };
  logDelivery?: { readonly bucket: string; readonly role: string };
}): PolicyDocument {
  const { adminAccountId, childRoles, environmentRoles, logDelivery } = options;
  const bucket = bucketArn(options.stateBucket);
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'ListStates',
        Effect: 'Allow',
        Action: [
          's3:GetBucketLocation',
          's3:GetBucketVersioning',
          's3:ListBucket',
          's3:ListBucketVersions',
        ],
        Resource: bucket,
      },
      {
        Sid: 'KeepStates',
        Effect: 'Allow',
        Action: [
          's3:DeleteObject',
          's3:GetObject',
          's3:GetObjectVersion',
          's3:PutObject',
        ],
        Resource: `${bucket}/*`,
      },
      {
        Sid: 'BecomeChildRolesAndItself',
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Resource: [
          ...childRoles.map(role => roleArn('*', role)),
          roleArn(adminAccountId, options.adminRole),
        ],
      },
      ...(environmentRoles
        ? environmentRoleStatements(adminAccountId, environmentRoles)
        : []),
      ...(logDelivery
        ? logDeliveryStatements(adminAccountId, logDelivery)
        : []),
    ],
  };
}

function environmentRoleStatements(
  adminAccountId: string,
  { boundary, rolePath }: { rolePath: string; boundary: string },
): PolicyStatement[] {
  const roles = `arn:aws:iam::${adminAccountId}:role${rolePath}*`;
  return [
    {
      Sid: 'MakeBoundedRoles',
      Effect: 'Allow',
      Action: [
        'iam:CreateRole',
        'iam:DeleteRolePolicy',
        'iam:PutRolePermissionsBoundary',
        'iam:PutRolePolicy',
      ],
      Resource: roles,
      Condition: {
        StringEquals: {
          'iam:PermissionsBoundary': `arn:aws:iam::${adminAccountId}:policy/${boundary}`,
        },
      },
    },
    {
      Sid: 'KeepRoles',
      Effect: 'Allow',
      Action: KEEP_ROLE,
      Resource: roles,
    },
    {
      Sid: 'NeverUnbound',
      Effect: 'Deny',
      Action: 'iam:DeleteRolePermissionsBoundary',
      Resource: '*',
    },
  ];
}

function logDeliveryStatements(
  adminAccountId: string,
  { bucket, role }: { bucket: string; role: string },
): PolicyStatement[] {
  return [
    {
      Sid: 'KeepLogBucket',
      Effect: 'Allow',
      Action: 's3:*',
      Resource: [bucketArn(bucket), `${bucketArn(bucket)}/*`],
    },
    {
      // It has no permissions of its own, and cannot be given any here.
      Sid: 'KeepLogRole',
      Effect: 'Allow',
      Action: ['iam:CreateRole', ...KEEP_ROLE],
      Resource: roleArn(adminAccountId, role),
    },
  ];
}
