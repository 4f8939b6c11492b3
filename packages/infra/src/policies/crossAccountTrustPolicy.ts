import { databricksPrincipals } from './databricksPrincipals';
import { PolicyDocument } from './PolicyDocument';

/**
 * Who may assume the cross-account role: Databricks, on behalf of this
 * Databricks account only (the external id is the account id).
 *
 * Source: Databricks Terraform provider 1.128.0,
 * `databricks_aws_assume_role_policy`, 2026-08-19.
 *
 * @public
 */
export function crossAccountTrustPolicy(options: {
  databricksAccountId: string;
}): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'DatabricksControlPlane',
        Effect: 'Allow',
        Principal: { AWS: databricksPrincipals.accountRoot },
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: { 'sts:ExternalId': options.databricksAccountId },
        },
      },
    ],
  };
}
