import { databricksPrincipals } from './databricksPrincipals';
import { PolicyDocument } from './PolicyDocument';

/**
 * What the Kinesis endpoint of a workspace's VPC lets through: Databricks'
 * writes into its own streams of the region.
 *
 * Source: databricks/terraform-databricks-sra, aws/tf, endpoint policies,
 * 2026-07-23.
 *
 * @public
 */
export function kinesisEndpointPolicy(options: {
  region: string;
}): PolicyDocument {
  const { accountRoot, awsAccountId } = databricksPrincipals;
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'DatabricksStreams',
        Effect: 'Allow',
        Principal: { AWS: accountRoot },
        Action: [
          'kinesis:DescribeStream',
          'kinesis:PutRecord',
          'kinesis:PutRecords',
        ],
        Resource: `arn:aws:kinesis:${options.region}:${awsAccountId}:stream/*`,
      },
    ],
  };
}
