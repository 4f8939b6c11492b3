import { logDeliveryBucketPolicy } from './logDeliveryBucketPolicy';
import { logDeliveryTrustPolicy } from './logDeliveryTrustPolicy';

describe('policies of log delivery', () => {
  it("trusts Databricks' log delivery for this Databricks account", () => {
    expect(
      logDeliveryTrustPolicy({ databricksAccountId: 'account' }).Statement,
    ).toMatchObject([
      {
        Principal: {
          AWS: 'arn:aws:iam::414351767826:role/SaasUsageDeliveryRole-prod-IAMRole-3PLHICCRR1TK',
        },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'sts:ExternalId': 'account' } },
      },
    ]);
  });

  it('gives the role everything that it may do by the bucket, and over TLS', () => {
    expect(
      logDeliveryBucketPolicy({ bucketArn: 'arn:b', roleArn: 'arn:r' })
        .Statement,
    ).toMatchObject([
      {
        Principal: { AWS: 'arn:r' },
        Action: [
          's3:DeleteObject',
          's3:GetBucketLocation',
          's3:GetObject',
          's3:GetObjectVersion',
          's3:ListBucket',
          's3:PutObject',
        ],
        Resource: ['arn:b', 'arn:b/*'],
      },
      {
        Effect: 'Deny',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ]);
  });
});
