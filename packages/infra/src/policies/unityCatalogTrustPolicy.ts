import { databricksPrincipals } from './databricksPrincipals';
import { PolicyDocument } from './PolicyDocument';

/**
 * Who may assume the role of a storage credential: Unity Catalog with the
 * credential's external id, and the role itself with the same one. Assuming
 * itself is required by Databricks. A trust policy cannot name a role that
 * does not exist yet, so the principal is the account's root and the condition
 * names the role.
 *
 * Source: Databricks Terraform provider 1.128.0,
 * `databricks_aws_unity_catalog_assume_role_policy`, 2026-08-19.
 *
 * @public
 */
export function unityCatalogTrustPolicy(options: {
  awsAccountId: string;
  roleArn: string;
  externalId: string;
}): PolicyDocument {
  const { awsAccountId, roleArn, externalId } = options;
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'UnityCatalog',
        Effect: 'Allow',
        Principal: { AWS: databricksPrincipals.unityCatalogMasterRole },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'sts:ExternalId': externalId } },
      },
      {
        Sid: 'ExplicitSelfRoleAssumption',
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${awsAccountId}:root` },
        Action: 'sts:AssumeRole',
        Condition: {
          ArnLike: { 'aws:PrincipalArn': roleArn },
          StringEquals: { 'sts:ExternalId': externalId },
        },
      },
    ],
  };
}
