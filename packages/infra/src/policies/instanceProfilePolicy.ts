import { bucketArn } from '../storage/bucketArn';
import { PolicyDocument, PolicyStatement } from './PolicyDocument';
import { ReachedBucket } from './ReachedBucket';

const READ_OBJECTS = ['s3:GetObject', 's3:GetObjectVersion'];
const WRITE_OBJECTS = [
  's3:AbortMultipartUpload',
  's3:DeleteObject',
  's3:ListMultipartUploadParts',
  's3:PutObject',
];

/**
 * What cluster nodes with an instance profile may do: read or write the named
 * buckets, and nothing else.
 *
 * Source: Databricks docs, instance profiles, 2026.
 *
 * @public
 */
export function instanceProfilePolicy(options: {
  buckets: readonly ReachedBucket[];
}): PolicyDocument {
  const all = arns(options.buckets);
  const written = arns(
    options.buckets.filter(({ access }) => access === 'read-write'),
  );
  const statements: PolicyStatement[] = [
    {
      Sid: 'FindObjects',
      Effect: 'Allow',
      Action: ['s3:GetBucketLocation', 's3:ListBucket'],
      Resource: all,
    },
    {
      Sid: 'ReadObjects',
      Effect: 'Allow',
      Action: READ_OBJECTS,
      Resource: all.map(arn => `${arn}/*`),
    },
  ];
  if (written.length > 0) {
    statements.push({
      Sid: 'WriteObjects',
      Effect: 'Allow',
      Action: WRITE_OBJECTS,
      Resource: written.map(arn => `${arn}/*`),
    });
  }
  return { Version: '2012-10-17', Statement: statements };
}

function arns(buckets: readonly ReachedBucket[]): string[] {
  return [...new Set(buckets.map(({ name }) => bucketArn(name)))].sort();
}
