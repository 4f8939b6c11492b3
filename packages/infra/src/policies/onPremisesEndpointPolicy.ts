import { bucketArn } from '../storage/bucketArn';
import { PolicyDocument } from './PolicyDocument';

/**
 * A folder of a bucket; '' is all of it.
 *
 * @public
 */
export interface BucketFolder {
  readonly bucket: string;
  /** Ends with a slash, unless it is ''. */
  readonly folder: string;
}

/**
 * What feeds from outside AWS may ask S3 for through the interface endpoint: put
 * files where they land, and see what is there. Who they are, the policies of
 * their roles say.
 *
 * @public
 */
export function onPremisesEndpointPolicy(options: {
  awsAccountId: string;
  folders: readonly BucketFolder[];
}): PolicyDocument {
  const { folders } = options;
  const ofAccount = { 'aws:PrincipalAccount': options.awsAccountId };
  const buckets = [...new Set(folders.map(({ bucket }) => bucket))].sort();
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'FindPlaces',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: [
          's3:GetBucketLocation',
          's3:ListBucket',
          's3:ListBucketMultipartUploads',
        ],
        Resource: buckets.map(bucketArn),
        Condition: { StringEquals: ofAccount },
      },
      {
        Sid: 'PutFiles',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: [
          's3:AbortMultipartUpload',
          's3:GetObject',
          's3:ListMultipartUploadParts',
          's3:PutObject',
        ],
        Resource: folders
          .map(({ bucket, folder }) => `${bucketArn(bucket)}/${folder}*`)
          .sort(),
        Condition: { StringEquals: ofAccount },
      },
    ],
  };
}
