import { FlowLog } from '#aws/flow-log';
import { S3BucketLifecycleConfiguration } from '#aws/s3-bucket-lifecycle-configuration';
import { Construct } from '#constructs';
import { flowLogBucketPolicy } from '../policies/flowLogBucketPolicy';
import { PrivateBucket } from '../storage/PrivateBucket';

/**
 * What the flow logs of a VPC are made from.
 *
 * @public
 */
export interface FlowLogsProps {
  readonly vpcId: string;
  readonly namePrefix: string;
  readonly bucketName: string;
  readonly awsAccountId: string;
  readonly region: string;
  readonly deletionProtection: boolean;
  /** How long the logs are kept, in days; 90 if left out. */
  readonly retentionDays?: number;
}

/**
 * Flow logs of a VPC, all traffic, into a bucket of their own that forgets
 * them after a while.
 *
 * @public
 */
export class FlowLogs extends Construct {
  constructor(scope: Construct, id: string, props: FlowLogsProps) {
    super(scope, id);
    const bucket = new PrivateBucket(this, 'bucket', {
      name: props.bucketName,
      deletionProtection: props.deletionProtection,
      policy: ({ bucketArn }) =>
        flowLogBucketPolicy({
          bucketArn,
          awsAccountId: props.awsAccountId,
          region: props.region,
        }),
    });
    new S3BucketLifecycleConfiguration(this, 'retention', {
      bucket: bucket.bucketName,
      rule: [
        {
          id: 'expire',
          status: 'Enabled',
          filter: [{ prefix: '' }],
          expiration: [{ days: props.retentionDays ?? 90 }],
        },
      ],
    });
    new FlowLog(this, 'Resource', {
      vpcId: props.vpcId,
      trafficType: 'ALL',
      logDestinationType: 's3',
      logDestination: bucket.bucketArn,
      maxAggregationInterval: 600,
      tags: { Name: `${props.namePrefix}-flow-logs` },
      dependsOn: [...bucket.ready],
    });
  }
}
