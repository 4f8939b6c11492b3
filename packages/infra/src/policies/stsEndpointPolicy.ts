import { databricksPrincipals } from './databricksPrincipals';
import { PolicyDocument } from './PolicyDocument';

/**
 * Who may ask the STS endpoint of a workspace's VPC for credentials: the
 * environment's own account, and Databricks.
 *
 * Source: databricks/terraform-databricks-sra, aws/tf, endpoint policies,
 * 2026-07-23.
 *
 * @public
 */
export function stsEndpointPolicy(options: {
  awsAccountId: string;
}): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'OwnAccount',
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${options.awsAccountId}:root` },
        Action: [
          'sts:AssumeRole',
          'sts:DecodeAuthorizationMessage',
          'sts:GetAccessKeyInfo',
          'sts:GetSessionToken',
          'sts:TagSession',
        ],
        Resource: '*',
      },
      {
        Sid: 'Databricks',
        Effect: 'Allow',
        Principal: {
          AWS: [
            databricksPrincipals.datasetsReader,
            databricksPrincipals.accountRoot,
          ],
        },
        Action: ['sts:AssumeRole', 'sts:GetSessionToken', 'sts:TagSession'],
        Resource: '*',
      },
    ],
  };
}
