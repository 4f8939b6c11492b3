import { PolicyDocument } from './PolicyDocument';

/** A bucket and what it is encrypted with. */
interface ReplicatedBucket {
  readonly bucketArn: string;
  readonly kmsKeyArn?: string;
}

/**
 * What S3 may do with the role that it replicates with: read the versions of
 * the one bucket, write copies to the others, and use the keys of both sides
 * through S3.
 *
 * Source: Amazon S3 user guide, "Setting up permissions for live replication"
 * and "Replicating encrypted objects", 2026.
 */
export function replicationRolePolicy(options: {
  source: ReplicatedBucket;
  destinations: readonly ReplicatedBucket[];
}): PolicyDocument {
  const { destinations, source } = options;
  const keysWrittenWith = destinations.flatMap(
    ({ kmsKeyArn }) => kmsKeyArn ?? [],
  );
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'Configuration',
        Effect: 'Allow',
        Action: ['s3:GetReplicationConfiguration', 's3:ListBucket'],
        Resource: source.bucketArn,
      },
      {
        Sid: 'Versions',
        Effect: 'Allow',
        Action: [
          's3:GetObjectVersionAcl',
          's3:GetObjectVersionForReplication',
          's3:GetObjectVersionTagging',
        ],
        Resource: `${source.bucketArn}/*`,
      },
      {
        Sid: 'Copies',
        Effect: 'Allow',
        Action: [
          's3:ObjectOwnerOverrideToBucketOwner',
          's3:ReplicateDelete',
          's3:ReplicateObject',
          's3:ReplicateTags',
        ],
        Resource: destinations.map(({ bucketArn }) => `${bucketArn}/*`),
      },
      ...(source.kmsKeyArn
        ? [
            {
              Sid: 'ReadKey',
              Effect: 'Allow' as const,
              Action: 'kms:Decrypt',
              Resource: source.kmsKeyArn,
            },
          ]
        : []),
      ...(keysWrittenWith.length > 0
        ? [
            {
              Sid: 'WriteKeys',
              Effect: 'Allow' as const,
              Action: ['kms:Encrypt', 'kms:GenerateDataKey'],
              Resource: keysWrittenWith,
            },
          ]
        : []),
    ],
  };
}

/**
 * S3 on behalf of one bucket.
 *
 * Source: Amazon S3 user guide, "Setting up permissions for live replication",
 * 2026.
 */
export function replicationTrustPolicy(options: {
  awsAccountId: string;
  bucketArn: string;
}): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'Replication',
        Effect: 'Allow',
        Principal: { Service: 's3.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: { 'aws:SourceAccount': options.awsAccountId },
          ArnLike: { 'aws:SourceArn': options.bucketArn },
        },
      },
    ],
  };
}
