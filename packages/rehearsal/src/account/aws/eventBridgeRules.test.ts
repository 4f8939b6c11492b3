import {
  CONNECTION_SECRET,
  definition,
  LakehouseBench,
  OWN,
  roleOf,
} from '../../__testUtils__/LakehouseBench';
import { SimulatedAccount } from '../../__testUtils__/SimulatedAccount';
import type { ValueObject } from '../../wire/Value';

const { oregon, frankfurt, other } = SimulatedAccount.callers;

let bench: LakehouseBench;
beforeEach(async () => {
  bench = await LakehouseBench.open();
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
