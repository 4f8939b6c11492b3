import { databricksPrincipals } from './databricksPrincipals';
import { PolicyDocument } from './PolicyDocument';

/**
 * Who may assume the role that logs are delivered with: Databricks' log
 * delivery, on behalf of this Databricks account only.
 *
 * Source: Databricks Terraform provider 1.128.0,
 * `databricks_aws_assume_role_policy` with `for_log_delivery`, 2026-08-19.
 *
 * @public
 */
export function logDeliveryTrustPolicy(options: {
  databricksAccountId: string;
}): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'DatabricksLogDelivery',
        Effect: 'Allow',
        Principal: { AWS: databricksPrincipals.logDeliveryRole },
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: { 'sts:ExternalId': options.databricksAccountId },
        },
      },
    ],
  };
}
