import { denyInsecureTransport } from './denyInsecureTransport';
import { PolicyDocument } from './PolicyDocument';

/**
 * Lets AWS's log delivery write the VPC flow logs of one account and region
 * into a bucket, and nobody else on that service's behalf.
 *
 * Source: Amazon VPC user guide, "Publish flow logs to Amazon S3", 2026.
 *
 * @public
 */
export function flowLogBucketPolicy(options: {
  bucketArn: string;
  awsAccountId: string;
  region: string;
}): PolicyDocument {
  const { bucketArn, awsAccountId, region } = options;
  const principal = { Service: 'delivery.logs.amazonaws.com' };
  const fromThisAccount = {
    StringEquals: { 'aws:SourceAccount': awsAccountId },
    ArnLike: { 'aws:SourceArn': `arn:aws:logs:${region}:${awsAccountId}:*` },
  };
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'AWSLogDeliveryWrite',
        Effect: 'Allow',
        Principal: principal,
        Action: 's3:PutObject',
        Resource: `${bucketArn}/AWSLogs/${awsAccountId}/*`,
        Condition: {
          ...fromThisAccount,
          StringEquals: {
            ...fromThisAccount.StringEquals,
            's3:x-amz-acl': 'bucket-owner-full-control',
          },
        },
      },
      {
        Sid: 'AWSLogDeliveryAclCheck',
        Effect: 'Allow',
        Principal: principal,
        Action: ['s3:GetBucketAcl', 's3:ListBucket'],
        Resource: bucketArn,
        Condition: fromThisAccount,
      },
      denyInsecureTransport(bucketArn),
    ],
  };
}
