import { PolicyDocument, PolicyStatement } from './PolicyDocument';

/**
 * What the role of a delivery stream may do: read its own Kinesis stream, write
 * below its own folders of the zone's bucket, and log what failed. It sees neither
 * other folders of the zone nor other zones.
 *
 * Source: Amazon Data Firehose developer guide, "Grant Firehose access to an
 * Amazon S3 destination" and "Using a Kinesis data stream as source", 2026.
 *
 * @public
 */
export function deliveryRolePolicy(options: {
  streamArn: string;
  bucketArn: string;
  /** Folders in the bucket, each with a slash at its end and none before. */
  folders: readonly string[];
  /** Of the log stream. */
  logStreamArn: string;
  /** The key of stream and bucket, if they have one of the customer's. */
  kmsKeyArn?: string;
}): PolicyDocument {
  const { bucketArn, folders, kmsKeyArn } = options;
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'ReadStream',
        Effect: 'Allow',
        Action: [
          'kinesis:DescribeStream',
          'kinesis:GetRecords',
          'kinesis:GetShardIterator',
          'kinesis:ListShards',
        ],
        Resource: options.streamArn,
      },
      {
        Sid: 'FindZone',
        Effect: 'Allow',
        Action: ['s3:GetBucketLocation', 's3:ListBucketMultipartUploads'],
        Resource: bucketArn,
      },
      {
        Sid: 'ListOwnFolders',
        Effect: 'Allow',
        Action: 's3:ListBucket',
        Resource: bucketArn,
        Condition: {
          StringLike: { 's3:prefix': folders.map(folder => `${folder}*`) },
        },
      },
      {
        Sid: 'WriteOwnFolders',
        Effect: 'Allow',
        Action: ['s3:AbortMultipartUpload', 's3:GetObject', 's3:PutObject'],
        Resource: folders.map(folder => `${bucketArn}/${folder}*`),
      },
      {
        Sid: 'LogFailures',
        Effect: 'Allow',
        Action: 'logs:PutLogEvents',
        Resource: options.logStreamArn,
      },
      ...(kmsKeyArn === undefined ? [] : [keyUse(kmsKeyArn)]),
    ],
  };
}

function keyUse(kmsKeyArn: string): PolicyStatement {
  return {
    Sid: 'KeyOfStreamAndZone',
    Effect: 'Allow',
    Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
    Resource: kmsKeyArn,
    Condition: {
      StringLike: {
        'kms:ViaService': ['kinesis.*.amazonaws.com', 's3.*.amazonaws.com'],
      },
    },
  };
}
