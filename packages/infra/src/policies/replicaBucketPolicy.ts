import { denyInsecureTransport } from './denyInsecureTransport';
import { PolicyDocument } from './PolicyDocument';

/**
 * Who writes to a bucket of copies: the role that S3 replicates with, which may
 * be of another account. A role that is not there yet is no principal, so that
 * the account is one and the condition names the role.
 *
 * Source: Amazon S3 user guide, "Granting permissions when the source and
 * destination buckets are owned by different AWS accounts", 2026.
 */
export function replicaBucketPolicy(options: {
  bucketArn: string;
  sourceAccountId: string;
  roleArn: string;
}): PolicyDocument {
  const { bucketArn, roleArn, sourceAccountId } = options;
  const common = {
    Effect: 'Allow' as const,
    Principal: { AWS: `arn:aws:iam::${sourceAccountId}:root` },
    Condition: { ArnEquals: { 'aws:PrincipalArn': roleArn } },
  };
  return {
    Version: '2012-10-17',
    Statement: [
      denyInsecureTransport(bucketArn),
      {
        ...common,
        Sid: 'Copies',
        Action: [
          's3:ObjectOwnerOverrideToBucketOwner',
          's3:ReplicateDelete',
          's3:ReplicateObject',
          's3:ReplicateTags',
        ],
        Resource: `${bucketArn}/*`,
      },
      {
        ...common,
        Sid: 'Versioning',
        Action: ['s3:GetBucketVersioning', 's3:List*'],
        Resource: bucketArn,
      },
    ],
  };
}
