import { arn } from './arn';
import { arnNamed } from './arnNamed';
import { checkServiceRole } from './checkServiceRole';
import { ServiceError } from '../ServiceError';
import { text } from '../text';
import type { Request, TypeRules } from '../TypeRules';
import { isValueObject } from '../../wire/Value';
import type { Value, ValueObject } from '../../wire/Value';

const FIREHOSE = 'firehose.amazonaws.com';

function block(value: Value | undefined): ValueObject | undefined {
  return [value ?? []].flat().find(isValueObject);
}

function checkSource(request: Request): void {
  const source = block(request.attributes.kinesis_source_configuration);
  if (!source) {
    return;
  }
  arnNamed(request, 'aws_kinesis_stream', source.kinesis_stream_arn);
  checkServiceRole(request, {
    roleArn: source.role_arn,
    service: FIREHOSE,
    needs: [
      {
        action: 'kinesis:GetRecords',
        resource: text(source.kinesis_stream_arn) ?? '',
      },
    ],
  });
}

function checkBucket(request: Request, bucketArn: string): void {
  const { account, attributes, caller } = request;
  const name = bucketArn.replace(/^arn:[^:]+:s3:::/, '');
  const [bucket] = account.objects({ type: 'aws_s3_bucket', id: name });
  if (!bucket) {
    throw new ServiceError(
      `InvalidArgumentException: bucket ${name} does not exist`,
      `${request.type} delivers to it. Create it first.`,
    );
  }
  const region = text(attributes.region) ?? caller.region;
  if (bucket.region && region && bucket.region !== region) {
    throw new ServiceError(
      `InvalidArgumentException: bucket ${name} is not in ${region}`,
      `It is in ${bucket.region}; a delivery stream delivers to buckets of its own region.`,
    );
  }
}

function checkLogs(
  { account, scope }: Request,
  logging: ValueObject | undefined,
): void {
  const group = text(logging?.log_group_name);
  const stream = text(logging?.log_stream_name);
  if (logging?.enabled !== true) {
    return;
  }
  if (group && !account.find('aws_cloudwatch_log_group', scope, group)) {
    throw new ServiceError(
      `InvalidArgumentException: log group ${group} does not exist`,
      `There is none in ${scope}.`,
    );
  }
  if (stream && !account.find('aws_cloudwatch_log_stream', scope, stream)) {
    throw new ServiceError(
      `InvalidArgumentException: log stream ${stream} does not exist`,
      `There is none in ${group}.`,
    );
  }
}

/** A prefix with an expression that is evaluated needs one for errors as well. */
function checkPrefixes(destination: ValueObject): void {
  const prefix = text(destination.prefix) ?? '';
  const errors = text(destination.error_output_prefix) ?? '';
  if (prefix.includes('!{') && !errors) {
    throw new ServiceError(
      'InvalidArgumentException: ErrorOutputPrefix cannot be null or empty when Prefix contains expressions',
      `The prefix is ${prefix}. Give error_output_prefix as well.`,
    );
  }
  if (errors && !errors.includes('!{firehose:error-output-type}')) {
    throw new ServiceError(
      'InvalidArgumentException: ErrorOutputPrefix has to contain !{firehose:error-output-type}',
      `It is ${errors}.`,
    );
  }
}

function checkDestination(request: Request): void {
  const destination = block(request.attributes.extended_s3_configuration);
  if (!destination) {
    return;
  }
  const bucketArn = text(destination.bucket_arn) ?? '';
  checkBucket(request, bucketArn);
  checkPrefixes(destination);
  const [folder] = (text(destination.prefix) ?? '').split('!{');
  checkServiceRole(request, {
    roleArn: destination.role_arn,
    service: FIREHOSE,
    needs: [
      { action: 's3:PutObject', resource: `${bucketArn}/${folder}object` },
    ],
  });
  checkLogs(request, block(destination.cloudwatch_logging_options));
}

/**
 * What Amazon Data Firehose is known to do.
 *
 * From the AWS provider's documentation 6.25.0 and the Firehose API reference and
 * developer guide, 2025.
 */
export const firehoseRules: Record<string, TypeRules> = {
  aws_kinesis_firehose_delivery_stream: {
    id: request =>
      arn(
        request,
        'firehose',
        `deliverystream/${text(request.attributes.name)}`,
      ),
    check: request => {
      checkSource(request);
      checkDestination(request);
    },
    computed: (_request, id) => ({
      arn: id,
      destination_id: 'destinationId-000000000001',
      version_id: '1',
    }),
    defaults: {
      extended_s3_configuration: {
        buffering_interval: 300,
        buffering_size: 5,
        compression_format: 'UNCOMPRESSED',
        custom_time_zone: 'UTC',
        s3_backup_mode: 'Disabled',
      },
    },
    replace: ['name', 'destination', 'kinesis_source_configuration'],
  },
};
