import {
  LakehouseBench,
  OWN,
  roleOf,
} from '../../__testUtils__/LakehouseBench';
import { SimulatedAccount } from '../../__testUtils__/SimulatedAccount';
import type { ValueObject } from '../../wire/Value';

const { frankfurt, other } = SimulatedAccount.callers;

let bench: LakehouseBench;
beforeEach(async () => {
  bench = await LakehouseBench.open();
});

describe('a simulated Kinesis stream', () => {
  it('is known by its ARN, with the defaults of the provider', () => {
    expect(bench.stream()).toMatchObject({
      id: `arn:aws:kinesis:us-west-2:${OWN}:stream/orders`,
      arn: `arn:aws:kinesis:us-west-2:${OWN}:stream/orders`,
      retention_period: 24,
    });
    expect(() => bench.stream()).toThrow('already exists');
  });

  it.each<[string, ValueObject, string]>([
    [
      'shards that AWS counts',
      { shard_count: 2 },
      'shard_count must not be set when stream_mode is ON_DEMAND',
    ],
    [
      'no shards where it does not',
      { stream_mode_details: [{ stream_mode: 'PROVISIONED' }] },
      'shard_count must be at least 1',
    ],
    ['half an hour', { retention_period: 12 }, 'retention of 12 hours'],
    ['encryption without a key', { kms_key_id: null }, 'encryption KMS'],
    [
      'a key that is not there',
      { kms_key_id: `arn:aws:kms:us-west-2:${OWN}:key/none` },
      'does not exist',
    ],
  ])('has not %s', (_what, config, problem) => {
    expect(() => bench.stream(config)).toThrow(problem);
  });

  it('has a key of its own region', () => {
    const key = bench.create('aws_kms_key', {}, frankfurt);

    expect(() => bench.stream({ kms_key_id: String(key.arn) })).toThrow(
      'is not in us-west-2',
    );
  });
});

describe('a simulated delivery stream', () => {
  it('delivers from a stream to a bucket', () => {
    expect(bench.delivery({})).toMatchObject({
      arn: `arn:aws:firehose:us-west-2:${OWN}:deliverystream/orders`,
      extended_s3_configuration: [{ compression_format: 'UNCOMPRESSED' }],
    });
  });

  it('needs a role that is there, in its account, that Firehose may assume', () => {
    const here = bench;
    const none = `arn:aws:iam::${OWN}:role/none`;
    const foreign = here.role('foreign', 'firehose.amazonaws.com', [], other);
    const forOthers = here.role('others', 'ec2.amazonaws.com', ['*']);

    for (const [role, problem] of [
      [none, `role ${none} does not exist`],
      [foreign, 'cross-account pass role is not allowed'],
      [forOthers, 'firehose.amazonaws.com is unable to assume role'],
    ]) {
      expect(() => here.delivery({ role })).toThrow(problem);
    }
  });

  it('needs a role that reads the stream and writes to the bucket', () => {
    const stream = String(bench.stream().arn);
    const bucket = bench.bucket();
    const readsOnly = bench.role('reads', 'firehose.amazonaws.com', [
      'kinesis:*',
    ]);
    const writesOnly = bench.role('writes', 'firehose.amazonaws.com', ['s3:*']);

    expect(() => bench.delivery({ role: readsOnly, stream, bucket })).toThrow(
      'may not s3:PutObject on arn:aws:s3:::raw-zone/landing/orders/',
    );
    expect(() => bench.delivery({ role: writesOnly, stream, bucket })).toThrow(
      'may not kinesis:GetRecords',
    );
    const bare = bench.role('bare', 'firehose.amazonaws.com', []);
    expect(() => bench.delivery({ role: bare, stream, bucket })).toThrow(
      'may not kinesis:GetRecords',
    );
  });

  it('needs a stream and a bucket that are there, and here', () => {
    const gone = `arn:aws:kinesis:us-west-2:${OWN}:stream/gone`;
    const elsewhere = String(bench.stream({}, frankfurt).arn);

    expect(() => bench.delivery({ stream: gone })).toThrow(
      `aws_kinesis_stream ${gone} does not exist`,
    );
    expect(() =>
      bench.delivery({
        role: roleOf('delivery'),
        stream: elsewhere,
      }),
    ).toThrow('does not exist in');
    expect(() =>
      bench.delivery({
        role: roleOf('delivery'),
        bucket: 'arn:aws:s3:::none',
      }),
    ).toThrow('bucket none does not exist');
  });

  it('delivers to no bucket of another region', () => {
    expect(() => bench.delivery({ bucket: bench.bucket(frankfurt) })).toThrow(
      'bucket raw-zone is not in us-west-2',
    );
  });

  it.each<[string, ValueObject, string]>([
    [
      'no place for failures',
      { error_output_prefix: null },
      'ErrorOutputPrefix cannot be null or empty',
    ],
    [
      'failures of all kinds in one place',
      { error_output_prefix: 'errors/' },
      'has to contain !{firehose:error-output-type}',
    ],
    [
      'logs that are not there',
      {
        cloudwatch_logging_options: [
          { enabled: true, log_group_name: 'none', log_stream_name: 'none' },
        ],
      },
      'log group none does not exist',
    ],
  ])('has not %s', (_what, s3, problem) => {
    expect(() => bench.delivery({ s3 })).toThrow(problem);
  });

  it('logs to a stream of a group that is there', () => {
    expect(() =>
      bench.create('aws_cloudwatch_log_stream', {
        name: 'delivery',
        log_group_name: 'none',
      }),
    ).toThrow("aws_cloudwatch_log_group 'none' does not exist");
    bench.create('aws_cloudwatch_log_group', { name: 'logs' });
    const options = (log_stream_name: string) => ({
      cloudwatch_logging_options: [
        { enabled: true, log_group_name: 'logs', log_stream_name },
      ],
    });
    expect(() => bench.delivery({ s3: options('none') })).toThrow(
      'log stream none does not exist',
    );
  });
});
