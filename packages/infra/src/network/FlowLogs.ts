import { FlowLog } from '#aws/flow-log';
import { S3BucketLifecycleConfiguration } from '#aws/s3-bucket-lifecycle-configuration';
import { Construct } from '#constructs';
import { flowLogBucketPolicy } from '../policies/flowLogBucketPolicy';
import { PrivateBucket } from '../storage/PrivateBucket';

/**
 * A VPC whose flows are logged.
 *
 * @public
 */
export interface LoggedVpc {
  readonly vpcId: string;
  readonly namePrefix: string;
  /** 1 for the first network of an environment. */
  readonly generation: number;
}

/**
 * What the flow logs of an environment are made from.
 *
 * @public
 */
export interface FlowLogsProps {
  readonly vpcs: readonly LoggedVpc[];
  readonly bucketName: string;
  readonly awsAccountId: string;
  readonly region: string;
  readonly deletionProtection: boolean;
  /** A key of the customer for the bucket, which log delivery may use. */
  readonly kmsKeyArn?: string;
  /** How long the logs are kept, in days; 90 if left out. */
  readonly retentionDays?: number;
}

/**
 * Flow logs of VPCs, all traffic, into a bucket of their own that forgets them
 * after a while.
 *
 * @public
 */
export class FlowLogs extends Construct {
  constructor(scope: Construct, id: string, props: FlowLogsProps) {
    super(scope, id);
    const bucket = new PrivateBucket(this, 'bucket', {
      name: props.bucketName,
      deletionProtection: props.deletionProtection,
      kmsKeyArn: props.kmsKeyArn,
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
    for (const { generation, namePrefix, vpcId } of props.vpcs) {
      new FlowLog(this, generation === 1 ? 'Resource' : `${generation}`, {
        vpcId,
        trafficType: 'ALL',
        logDestinationType: 's3',
        logDestination: bucket.bucketArn,
        maxAggregationInterval: 600,
        tags: { Name: `${namePrefix}-flow-logs` },
        dependsOn: [...bucket.ready],
      });
    }
  }
}
