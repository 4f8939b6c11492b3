import {
  bucketOf,
  data,
  EVENTBRIDGE,
  lakehouse,
  LAKEHOUSE_PRINCIPAL,
} from '../__testUtils__/lakehouse';
import { synthesized } from '../__testUtils__/synthesized';

describe('what carries data on in a lakehouse', () => {
  const stack = data(lakehouse(EVENTBRIDGE));
  const job = stack.resources('databricks_job')['lakehouse-steps-job'];

  it('is a job with a task a step, one run at a time', () => {
    expect(job).toMatchObject({
      name: 'payments-dev-lakehouse',
      max_concurrent_runs: 1,
      queue: { enabled: true },
      run_as: { service_principal_name: LAKEHOUSE_PRINCIPAL },
      task: [
        {
          task_key: 'raw_to_trusted',
          depends_on: [],
          notebook_task: {
            notebook_path:
              '${databricks_notebook.lakehouse-steps-notebook-cleanse.path}',
            base_parameters: {
              catalog: 'payments_dev',
              source_schema: 'raw',
              source_volume: '/Volumes/payments_dev/raw/landing',
              target_schema: 'trusted',
              checkpoints: '/Volumes/payments_dev/trusted/checkpoints',
            },
          },
        },
        {
          task_key: 'trusted_to_refined',
          depends_on: [{ task_key: 'raw_to_trusted' }],
          notebook_task: { base_parameters: { target_schema: 'gold' } },
        },
      ],
    });
    expect(job).not.toHaveProperty('trigger');
    expect(job).not.toHaveProperty('schedule');
  });

  it('runs notebooks where not everybody may change them', () => {
    expect(stack.resources('databricks_directory')).toMatchObject({
      'lakehouse-steps-notebooks': {
        path: '/payments-dev-lakehouse',
        delete_recursive: true,
      },
    });
    expect(Object.keys(stack.resources('databricks_notebook')).sort()).toEqual([
      'lakehouse-steps-notebook-aggregate',
      'lakehouse-steps-notebook-cleanse',
    ]);
    expect(
      stack.resources('databricks_permissions')[
        'lakehouse-steps-notebooks-permissions'
      ],
    ).toMatchObject({
      directory_path: '${databricks_directory.lakehouse-steps-notebooks.path}',
      access_control: [
        {
          service_principal_name: LAKEHOUSE_PRINCIPAL,
          permission_level: 'CAN_RUN',
        },
      ],
    });
  });

  it('has of the catalog what its steps need, and no more', () => {
    const grants = Object.values(stack.resources('databricks_grant')).map(
      ({ principal, privileges, ...securable }) => {
        expect(principal).toBe(LAKEHOUSE_PRINCIPAL);
        return [Object.values(securable)[0], privileges];
      },
    );
    const schema = (zone: string) =>
      `\${databricks_schema.lakehouse-zone-${zone}-schema.id}`;
    const volume = (zone: string, name: string) =>
      `\${databricks_volume.lakehouse-zone-${zone}-${name}.id}`;
    const write = ['CREATE_TABLE', 'MODIFY', 'SELECT', 'USE_SCHEMA'];
    const remember = ['READ_VOLUME', 'WRITE_VOLUME'];

    expect(grants).toHaveLength(7);
    expect(grants).toEqual(
      expect.arrayContaining([
        ['${databricks_catalog.catalog-payments_dev.name}', ['USE_CATALOG']],
        [schema('raw'), ['USE_SCHEMA']],
        [volume('raw', 'landing'), ['READ_VOLUME']],
        [schema('trusted'), write],
        [volume('trusted', 'checkpoints'), remember],
        [schema('refined'), write],
        [volume('refined', 'checkpoints'), remember],
      ]),
    );
  });

  it('runs on a cluster that it may start', () => {
    const onCluster = data(
      lakehouse('  orchestration: { trigger: file-arrival, cluster: etl }'),
      `
compute: { clusters: { etl: { singleNode: true, nodeType: m5d.large } } }
`,
    );

    expect(
      onCluster.resources('databricks_job')['lakehouse-steps-job'].task,
    ).toMatchObject([
      { existing_cluster_id: '${databricks_cluster.compute-cluster-etl.id}' },
      { existing_cluster_id: '${databricks_cluster.compute-cluster-etl.id}' },
    ]);
    expect(
      onCluster.resources('databricks_permissions')[
        'compute-cluster-etl-permissions'
      ].access_control,
    ).toEqual([
      {
        service_principal_name: LAKEHOUSE_PRINCIPAL,
        permission_level: 'CAN_RESTART',
      },
    ]);
  });

  it('runs a notebook of the team, which is told the same', () => {
    const own = data(
      lakehouse(
        '  orchestration: { trigger: file-arrival, notebook: /Shared/carry }',
      ),
    );

    expect(own.resources('databricks_notebook')).toEqual({});
    expect(own.resources('databricks_directory')).toEqual({});
    expect(
      own.resources('databricks_job')['lakehouse-steps-job'].task,
    ).toMatchObject([
      {
        notebook_task: {
          notebook_path: '/Shared/carry',
          base_parameters: {
            source_volume: '/Volumes/payments_dev/raw/landing',
          },
        },
      },
      { notebook_task: { notebook_path: '/Shared/carry' } },
    ]);
  });

  it('is nothing where nobody asks for it', () => {
    const bare = data(lakehouse());
    for (const type of [
      'databricks_job',
      'databricks_notebook',
      'aws_sfn_state_machine',
      'aws_cloudwatch_event_rule',
    ]) {
      expect(bare.resources(type)).toEqual({});
    }
  });
});

describe('what starts the job of a lakehouse', () => {
  const stack = data(lakehouse(EVENTBRIDGE));
  const credentials = synthesized('dev-credentials', {
    spec: lakehouse(EVENTBRIDGE),
  });

  it('are objects in the first zone of files', () => {
    expect(stack.resources('aws_s3_bucket_notification')).toEqual({
      'lakehouse-zone-raw-notification': {
        bucket: bucketOf('raw'),
        eventbridge: true,
      },
    });
    expect(
      JSON.parse(
        String(
          stack.resources('aws_cloudwatch_event_rule')['lakehouse-trigger-rule']
            .event_pattern,
        ),
      ),
    ).toEqual({
      source: ['aws.s3'],
      'detail-type': ['Object Created'],
      detail: {
        bucket: { name: ['payments-dev-raw-zone-100000000002'] },
        object: { key: [{ prefix: 'landing/' }] },
      },
    });
    expect(
      stack.resources('aws_cloudwatch_event_target')[
        'lakehouse-trigger-target'
      ],
    ).toMatchObject({
      arn: '${aws_sfn_state_machine.lakehouse-trigger.arn}',
      role_arn: '${aws_iam_role.lakehouse-trigger-start-role.arn}',
      depends_on: ['aws_iam_role_policy.lakehouse-trigger-start-role-policy'],
    });
  });

  it('is a logged state machine that calls the workspace', () => {
    const machine = stack.resources('aws_sfn_state_machine')[
      'lakehouse-trigger'
    ];
    const JOB = '${databricks_job.lakehouse-steps-job.id}';
    // Terraform puts a number there.
    expect(machine.definition).toContain(`"job_id":${JOB},`);
    const { StartAt, States } = JSON.parse(
      String(machine.definition).replace(JOB, '4711'),
    );

    expect(States[StartAt]).toMatchObject({
      Type: 'Task',
      Resource: 'arn:aws:states:::http:invoke',
      Parameters: {
        ApiEndpoint:
          '${data.terraform_remote_state.workspace.outputs.workspace_url}/api/2.1/jobs/run-now',
        Method: 'POST',
        Authentication: {
          ConnectionArn:
            '${data.terraform_remote_state.credentials.outputs.lakehouse_connection_arn}',
        },
        RequestBody: { job_id: 4711, 'idempotency_token.$': '$.id' },
      },
      End: true,
    });
    expect(States[StartAt].Retry[0].ErrorEquals).toEqual(
      expect.arrayContaining([
        'States.Http.StatusCode.429',
        'States.Http.StatusCode.503',
      ]),
    );
    expect(machine.logging_configuration).toEqual({
      level: 'ALL',
      include_execution_data: false,
      log_destination:
        '${aws_cloudwatch_log_group.lakehouse-trigger-logs.arn}:*',
    });
  });

  it('signs in as the service principal, by a connection beside its secret', () => {
    expect(
      credentials.resources('aws_cloudwatch_event_connection'),
    ).toMatchObject({
      'lakehouse-connection': {
        name: 'payments-dev-lakehouse',
        authorization_type: 'OAUTH_CLIENT_CREDENTIALS',
        auth_parameters: {
          oauth: {
            authorization_endpoint:
              '${data.terraform_remote_state.workspace.outputs.workspace_url}/oidc/v1/token',
            http_method: 'POST',
            client_parameters: {
              client_id: LAKEHOUSE_PRINCIPAL,
              client_secret:
                '${databricks_service_principal_secret.secret-lakehouse.secret}',
            },
          },
        },
      },
    });
    expect(Object.values(credentials.json.output ?? {})).not.toContainEqual(
      expect.objectContaining({
        value: expect.stringContaining('client_secret'),
      }),
    );
    expect(
      stack.resources('databricks_permissions')[
        'lakehouse-steps-job-permissions'
      ].access_control,
    ).toEqual([
      {
        service_principal_name: LAKEHOUSE_PRINCIPAL,
        permission_level: 'CAN_MANAGE_RUN',
      },
    ]);
  });

  it.each([
    [
      'file-arrival, minSecondsBetweenRuns: 120',
      {
        trigger: {
          pause_status: 'UNPAUSED',
          file_arrival: {
            url: `s3://${bucketOf('raw')}/landing/`,
            min_time_between_triggers_seconds: 120,
          },
        },
      },
    ],
    [
      'schedule, schedule: { cron: "0 0 3 * * ?", timeZone: Europe/Berlin }',
      {
        schedule: {
          quartz_cron_expression: '0 0 3 * * ?',
          timezone_id: 'Europe/Berlin',
          pause_status: 'UNPAUSED',
        },
      },
    ],
  ])('is Databricks itself with %s', (trigger, said) => {
    const spec = lakehouse(`  orchestration: { trigger: ${trigger} }`);
    const own = data(spec);

    expect(
      own.resources('databricks_job')['lakehouse-steps-job'],
    ).toMatchObject(said);
    for (const type of [
      'aws_sfn_state_machine',
      'aws_cloudwatch_event_rule',
      'aws_s3_bucket_notification',
    ]) {
      expect(own.resources(type)).toEqual({});
    }
    const secrets = synthesized('dev-credentials', { spec });
    expect(secrets.json.resource ?? {}).toEqual({});
  });
});
