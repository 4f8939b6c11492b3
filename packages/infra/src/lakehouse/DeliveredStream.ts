import { LakehouseStream, StreamResourceNames } from '@lakeport/project';
import { CloudwatchLogGroup } from '#aws/cloudwatch-log-group';
import { CloudwatchLogStream } from '#aws/cloudwatch-log-stream';
import { IamRole } from '#aws/iam-role';
import { IamRolePolicy } from '#aws/iam-role-policy';
import { KinesisFirehoseDeliveryStream } from '#aws/kinesis-firehose-delivery-stream';
import { KinesisStream } from '#aws/kinesis-stream';
import { Construct } from '#constructs';
import { deliveryRolePolicy } from '../policies/deliveryRolePolicy';
import { deliveryRoleTrustPolicy } from '../policies/deliveryRoleTrustPolicy';
import { renderPolicy } from '../policies/renderPolicy';
import { bucketArn } from '../storage/bucketArn';
import { ZoneStorage } from './ZoneStorage';

/** How long it is logged what could not be delivered, in days. */
const LOG_DAYS = 30;

/**
 * What a stream and its delivery are made from.
 *
 * @public
 */
export interface DeliveredStreamProps {
  readonly name: string;
  readonly stream: LakehouseStream;
  readonly names: StreamResourceNames;
  readonly zone: ZoneStorage;
  readonly awsAccountId: string;
  readonly region: string;
  /** A key of the customer for stream and zone; else the one of Kinesis is used. */
  readonly kmsKeyArn?: string;
  readonly deletionProtection: boolean;
}

/**
 * A Kinesis data stream that Firehose delivers to a zone: `landing/<stream>/`,
 * by year, month, day and hour, as GZIP with one record a line. Records do not
 * end lines by themselves, so Firehose adds the ends; without them no reader
 * could tell records apart.
 *
 * Sources: Amazon Data Firehose developer guide, custom prefixes; API reference,
 * Processor, 2026.
 *
 * @public
 */
export class DeliveredStream extends Construct {
  readonly streamArn: string;

  constructor(scope: Construct, id: string, props: DeliveredStreamProps) {
    super(scope, id);
    const { kmsKeyArn, name, names, stream: declared, zone } = props;
    const stream = new KinesisStream(this, 'Resource', {
      name: names.stream,
      streamModeDetails: {
        streamMode:
          declared.mode === 'provisioned' ? 'PROVISIONED' : 'ON_DEMAND',
      },
      ...(declared.mode === 'provisioned' && { shardCount: declared.shards }),
      retentionPeriod: declared.retentionHours,
      encryptionType: 'KMS',
      kmsKeyId: kmsKeyArn ?? 'alias/aws/kinesis',
      enforceConsumerDeletion: !props.deletionProtection,
      tags: { Name: names.stream },
    });
    this.streamArn = stream.arn;
    const logGroup = new CloudwatchLogGroup(this, 'logs', {
      name: names.logGroup,
      retentionInDays: LOG_DAYS,
    });
    const logStream = new CloudwatchLogStream(this, 'log-stream', {
      name: names.deliveryStream,
      logGroupName: logGroup.name,
    });
    const folders = {
      delivered: `${zone.landingFolder}${name}/`,
      failed: `${zone.deliveryErrorsFolder}${name}/`,
    };
    const role = new IamRole(this, 'role', {
      name: names.deliveryRole,
      description: `Firehose delivers ${names.stream} with it`,
      assumeRolePolicy: renderPolicy(
        deliveryRoleTrustPolicy({ awsAccountId: props.awsAccountId }),
      ),
    });
    const policy = new IamRolePolicy(this, 'role-policy', {
      name: 'delivery',
      role: role.name,
      policy: renderPolicy(
        deliveryRolePolicy({
          streamArn: stream.arn,
          bucketArn: bucketArn(zone.bucket),
          folders: Object.values(folders),
          logStreamArn: `arn:aws:logs:${props.region}:${props.awsAccountId}:log-group:${names.logGroup}:log-stream:${names.deliveryStream}`,
          kmsKeyArn,
        }),
      ),
    });
    new KinesisFirehoseDeliveryStream(this, 'delivery', {
      name: names.deliveryStream,
      destination: 'extended_s3',
      kinesisSourceConfiguration: {
        kinesisStreamArn: stream.arn,
        roleArn: role.arn,
      },
      extendedS3Configuration: {
        roleArn: role.arn,
        bucketArn: bucketArn(zone.bucketName),
        prefix: `${folders.delivered}!{timestamp:yyyy/MM/dd/HH}/`,
        errorOutputPrefix: `${folders.failed}!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd/HH}/`,
        bufferingInterval: declared.bufferSeconds,
        bufferingSize: declared.bufferMebibytes,
        compressionFormat: 'GZIP',
        fileExtension: '.json.gz',
        processingConfiguration: {
          enabled: true,
          processors: [{ type: 'AppendDelimiterToRecord' }],
        },
        cloudwatchLoggingOptions: {
          enabled: true,
          logGroupName: logGroup.name,
          logStreamName: logStream.name,
        },
      },
      tags: { Name: names.deliveryStream },
      // Firehose tries the role out.
      dependsOn: [policy, ...zone.ready],
    });
  }
}
