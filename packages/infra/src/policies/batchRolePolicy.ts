import { PolicyDocument } from './PolicyDocument';

/**
 * What S3 Batch Operations may do for a lakehouse: read manifests, write reports,
 * and put objects into the folder of a zone where files land. What it copies from
 * is in somebody else's hands: the policy of that bucket names this role.
 *
 * Source: Amazon S3 user guide, "Granting permissions for Batch Operations", PUT
 * copy object, 2026. Tags of an object are copied with it.
 *
 * @public
 */
export function batchRolePolicy(options: {
  /** The bucket with `manifests/` and `reports/`. */
  batchBucketArn: string;
  zoneBucketArn: string;
  /** Where files land in the zone's bucket, with a slash at its end. */
  landing: string;
  /** The key of the two buckets, if they have one of the customer's. */
  kmsKeyArn?: string;
}): PolicyDocument {
  const { batchBucketArn, kmsKeyArn } = options;
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'ReadManifests',
        Effect: 'Allow',
        Action: ['s3:GetObject', 's3:GetObjectVersion'],
        Resource: `${batchBucketArn}/manifests/*`,
      },
      {
        Sid: 'WriteReports',
        Effect: 'Allow',
        Action: 's3:PutObject',
        Resource: `${batchBucketArn}/reports/*`,
      },
      {
        Sid: 'PutIntoZone',
        Effect: 'Allow',
        Action: ['s3:PutObject', 's3:PutObjectTagging'],
        Resource: `${options.zoneBucketArn}/${options.landing}*`,
      },
      ...(kmsKeyArn === undefined
        ? []
        : [
            {
              Sid: 'KeyOfBuckets',
              Effect: 'Allow' as const,
              Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
              Resource: kmsKeyArn,
              Condition: {
                StringLike: { 'kms:ViaService': 's3.*.amazonaws.com' },
              },
            },
          ]),
    ],
  };
}
