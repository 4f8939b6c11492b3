import type { Caller } from '../account/Caller';
import type { ValueObject } from '../wire/Value';
import { SimulatedAccount } from './SimulatedAccount';

const { oregon } = SimulatedAccount.callers;

/** The account of {@link SimulatedAccount.callers}.oregon. */
export const OWN = '100000000002';
/** What the connection signs in with. */
export const CONNECTION_SECRET = 'client-secret';

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
export class LakehouseBench {
  static async open(): Promise<LakehouseBench> {
    return new LakehouseBench(await SimulatedAccount.open());
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

/** What a state machine does: it calls an endpoint. */
export function definition(
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

/** The ARN of a role of that account. */
export function roleOf(name: string): string {
  return `arn:aws:iam::${OWN}:role/${name}`;
}
