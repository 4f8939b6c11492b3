import { SimulatedAccount } from '../../__testUtils__/SimulatedAccount';
import type { ValueObject } from '../../wire/Value';
import type { Caller } from '../Caller';

const { oregon, frankfurt, other } = SimulatedAccount.callers;
const OWN = '100000000002';
const CONNECTION_SECRET = 'client-secret';

/** A policy that lets a service in, or allows actions everywhere. */
function trust(service: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: service },
        Action: 'sts:AssumeRole',
      },
    ],
  });
}

function permission(actions: readonly string[]): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
  });
}

/** An account with what a delivery and a trigger are made from. */
class Bench {
  static async open(): Promise<Bench> {
    return new Bench(await SimulatedAccount.open());
  }

  private constructor(readonly simulated: SimulatedAccount) {}

  create(type: string, config: ValueObject, caller: Caller = oregon) {
    return this.simulated.create(caller, type, config);
  }

  /** The ARN of the one of a type that is there already, else of a new one. */
  one(type: string, make: () => ValueObject | string): string {
    const { accountId, region } = oregon;
    const found = this.simulated.account
      .objects({ type, accountId })
      .find(object => object.region === region);
    const made = found?.attributes ?? make();
    return typeof made === 'string' ? made : String(made.arn);
  }

  role(
    name: string,
    service: string,
    actions: readonly string[],
    caller: Caller = oregon,
  ): string {
    const role = this.create(
      'aws_iam_role',
      { name, assume_role_policy: trust(service) },
      caller,
    );
    if (actions.length > 0) {
      this.create(
        'aws_iam_role_policy',
        { name, role: name, policy: permission(actions) },
        caller,
      );
    }
    return String(role.arn);
  }

  stream(config: ValueObject = {}, caller: Caller = oregon) {
    return this.create(
      'aws_kinesis_stream',
      {
        name: 'orders',
        stream_mode_details: [{ stream_mode: 'ON_DEMAND' }],
        encryption_type: 'KMS',
        kms_key_id: 'alias/aws/kinesis',
        ...config,
      },
      caller,
    );
  }

  delivery(change: {
    role?: string;
    stream?: string;
    bucket?: string;
    s3?: ValueObject;
  }) {
    const role =
      change.role ??
      this.role('delivery', 'firehose.amazonaws.com', [
        'kinesis:GetRecords',
        's3:PutObject',
      ]);
    return this.create('aws_kinesis_firehose_delivery_stream', {
      name: 'orders',
      destination: 'extended_s3',
      kinesis_source_configuration: [
        {
          kinesis_stream_arn:
            change.stream ??
            this.one('aws_kinesis_stream', () => this.stream()),
          role_arn: role,
        },
      ],
      extended_s3_configuration: [
        {
          role_arn: role,
          bucket_arn:
            change.bucket ?? this.one('aws_s3_bucket', () => this.bucket()),
          prefix: 'landing/orders/!{timestamp:yyyy}/',
          error_output_prefix: 'errors/!{firehose:error-output-type}/',
          ...change.s3,
        },
      ],
    });
  }

  bucket(caller: Caller = oregon): string {
    return String(
      this.create('aws_s3_bucket', { bucket: 'raw-zone' }, caller).arn,
    );
  }

  connection(caller: Caller = oregon) {
    return this.create(
      'aws_cloudwatch_event_connection',
      {
        name: 'lakehouse',
        authorization_type: 'OAUTH_CLIENT_CREDENTIALS',
        auth_parameters: [
          {
            oauth: [
              {
                authorization_endpoint:
                  'https://dbc-1.cloud.databricks.com/oidc/v1/token',
                http_method: 'POST',
                client_parameters: [
                  { client_id: 'id', client_secret: CONNECTION_SECRET },
                ],
                oauth_http_parameters: [{}],
              },
            ],
          },
        ],
      },
      caller,
    );
  }

  machine(change: {
    role?: string;
    connection?: string;
    definition?: string;
    log?: string;
  }) {
    const role =
      change.role ??
      this.role('run', 'states.amazonaws.com', [
        'states:InvokeHTTPEndpoint',
        'events:RetrieveConnectionCredentials',
      ]);
    const connection =
      change.connection ??
      this.one('aws_cloudwatch_event_connection', () => this.connection());
    return this.create('aws_sfn_state_machine', {
      name: 'lakehouse',
      role_arn: role,
      definition: change.definition ?? definition(connection),
      ...(change.log && {
        logging_configuration: [{ level: 'ALL', log_destination: change.log }],
      }),
    });
  }

  rule(caller: Caller = oregon) {
    return this.create(
      'aws_cloudwatch_event_rule',
      { name: 'created', event_pattern: '{"source":["aws.s3"]}' },
      caller,
    );
  }
}

function definition(
  connection: string,
  endpoint = 'https://dbc-1.cloud.databricks.com/api/2.1/jobs/run-now',
): string {
  return JSON.stringify({
    StartAt: 'RunJob',
    States: {
      RunJob: {
        Type: 'Task',
        Resource: 'arn:aws:states:::http:invoke',
        Parameters: {
          ApiEndpoint: endpoint,
          Method: 'POST',
          Authentication: { ConnectionArn: connection },
        },
        End: true,
      },
    },
  });
}

let bench: Bench;
beforeEach(async () => {
  bench = await Bench.open();
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

describe('a simulated EventBridge', () => {
  it('has rules that say what they are about', () => {
    const here = bench;
    expect(here.rule()).toMatchObject({
      arn: `arn:aws:events:us-west-2:${OWN}:rule/created`,
      state: 'ENABLED',
    });
    for (const [event_pattern, problem] of [
      [null, 'EventPattern or ScheduleExpression must be specified'],
      ['{"source":', 'Event pattern is not valid'],
      ['{"source":"aws.s3"}', 'Event pattern is not valid'],
    ] as const) {
      expect(() =>
        here.create('aws_cloudwatch_event_rule', {
          name: 'odd',
          event_pattern,
        }),
      ).toThrow(problem);
    }
  });

  it('overlooks the form of a pattern', () => {
    const rule = bench.rule();

    expect(
      bench.simulated.update(oregon, 'aws_cloudwatch_event_rule', rule, {
        event_pattern: '{ "source": ["aws.s3"] }',
      }).event_pattern,
    ).toBe('{"source":["aws.s3"]}');
  });

  it('starts what is there, with a role that may', () => {
    const machine = String(bench.machine({}).arn);
    const target = (config: ValueObject) =>
      bench.create('aws_cloudwatch_event_target', {
        rule: 'created',
        target_id: 'run',
        arn: machine,
        ...config,
      });
    const start = bench.role('start', 'events.amazonaws.com', [
      'states:StartExecution',
    ]);
    const idle = bench.role('idle', 'events.amazonaws.com', ['s3:*']);

    expect(() => target({ role_arn: start })).toThrow(
      'Rule created does not exist',
    );
    const rule = bench.rule();
    expect(() => target({})).toThrow('RoleArn is required');
    expect(() => target({ role_arn: idle })).toThrow(
      'may not states:StartExecution',
    );
    expect(() => target({ role_arn: start, arn: `${machine}-gone` })).toThrow(
      'does not exist',
    );
    expect(target({ role_arn: start }).id).toBe('created-run');
    expect(() =>
      bench.simulated.remove(oregon, 'aws_cloudwatch_event_rule', rule),
    ).toThrow('is still in use');
  });

  it('keeps the credentials of a connection in a secret of its own', () => {
    const here = bench;
    const { arn, secret_arn: secret } = here.connection();

    expect(arn).toMatch(
      /^arn:aws:events:us-west-2:\d+:connection\/lakehouse\//,
    );
    expect(secret).toMatch(/:secret:events!connection\/lakehouse\//);
    expect(JSON.stringify([arn, secret])).not.toContain(CONNECTION_SECRET);
    for (const [config, problem] of [
      [{ authorization_type: 'BASIC' }, 'has not the parameters of it'],
      [
        { authorization_type: 'OAUTH_CLIENT_CREDENTIALS', name: 'a b' },
        'is no name of a connection',
      ],
    ] as const) {
      expect(() =>
        here.create('aws_cloudwatch_event_connection', {
          name: 'second',
          auth_parameters: [
            {
              oauth: [
                {
                  authorization_endpoint: 'https://a.example/token',
                  http_method: 'POST',
                  oauth_http_parameters: [{}],
                },
              ],
            },
          ],
          ...config,
        }),
      ).toThrow(problem);
    }
  });
});

describe('a simulated state machine', () => {
  it('calls what its connection signs in to', () => {
    expect(bench.machine({})).toMatchObject({
      arn: `arn:aws:states:us-west-2:${OWN}:stateMachine:lakehouse`,
      status: 'ACTIVE',
      type: 'STANDARD',
    });
  });

  it('needs a connection that is there, and here', () => {
    const gone = `arn:aws:events:us-west-2:${OWN}:connection/gone/1`;
    const elsewhere = String(bench.connection(frankfurt).arn);

    expect(() => bench.machine({ connection: gone })).toThrow(
      `aws_cloudwatch_event_connection ${gone} does not exist`,
    );
    expect(() =>
      bench.machine({ role: roleOf('run'), connection: elsewhere }),
    ).toThrow('does not exist in');
  });

  it('needs a role that may use it', () => {
    const idle = bench.role('idle', 'states.amazonaws.com', [
      'states:InvokeHTTPEndpoint',
    ]);

    expect(() => bench.machine({ role: idle })).toThrow(
      'may not events:RetrieveConnectionCredentials',
    );
    expect(() => bench.machine({ role: roleOf('none') })).toThrow(
      'does not exist',
    );
  });

  it.each([
    ['no JSON', '{'],
    ['a start that is no state', '{"StartAt":"A","States":{}}'],
    [
      'a next state that is none',
      '{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"}}}',
    ],
    [
      'a call without a connection',
      '{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:::http:invoke"}}}',
    ],
    ['a call without TLS', definition('arn:connection', 'http://a.example')],
  ])('has no definition with %s', (_what, text) => {
    expect(() => bench.machine({ definition: text })).toThrow(
      'InvalidDefinition',
    );
  });

  it('logs to a group that is there, by its ARN and :*', () => {
    const group = `arn:aws:logs:us-west-2:${OWN}:log-group:machines`;

    expect(() => bench.machine({ log: group })).toThrow(
      'Log Destination is not valid',
    );
    expect(() =>
      bench.machine({ role: roleOf('run'), log: `${group}:*` }),
    ).toThrow('does not exist');
    bench.create('aws_cloudwatch_log_group', { name: 'machines' });
    expect(
      bench.machine({ role: roleOf('run'), log: `${group}:*` }).status,
    ).toBe('ACTIVE');
  });
});

describe('a simulated bucket', () => {
  it('deletes nothing before it has moved it', () => {
    bench.bucket();
    const rule = (expires: number) => ({
      bucket: 'raw-zone',
      rule: [
        {
          id: 'landing',
          status: 'Enabled',
          filter: [{ prefix: 'landing/' }],
          expiration: [{ days: expires }],
          transition: [{ days: 90, storage_class: 'GLACIER' }],
        },
      ],
    });

    expect(() =>
      bench.create('aws_s3_bucket_lifecycle_configuration', rule(90)),
    ).toThrow('must be greater than');
    expect(() =>
      bench.create('aws_s3_bucket_lifecycle_configuration', {
        bucket: 'raw-zone',
        rule: [
          { id: 'a', status: 'Enabled' },
          { id: 'a', status: 'Enabled' },
        ],
      }),
    ).toThrow('Rule ID must be unique');
    expect(
      bench.create('aws_s3_bucket_lifecycle_configuration', rule(400)).id,
    ).toBe('raw-zone');
  });

  it('tells EventBridge of its own objects only', () => {
    bench.bucket(other);

    expect(() =>
      bench.create('aws_s3_bucket_notification', {
        bucket: 'raw-zone',
        eventbridge: true,
      }),
    ).toThrow('is not in account');
  });
});

function roleOf(name: string): string {
  return `arn:aws:iam::${OWN}:role/${name}`;
}
