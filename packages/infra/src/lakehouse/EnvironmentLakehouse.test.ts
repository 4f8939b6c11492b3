import { brokenInvariants } from '../__testUtils__/brokenInvariants';
import { projectFile } from '../__testUtils__/projectFile';
import { projectFrom } from '../__testUtils__/projectFrom';
import { synthesized } from '../__testUtils__/synthesized';
import { synthesize } from '../synthesize';

const ZONES = `
  zones:
    raw: { retentionDays: 400, transitionToGlacierDays: 90 }
    trusted: {}
    refined: { schema: gold }
`;
const lakehouse = (rest = '') => `lakehouse:${ZONES}${rest}`;
const EVENTBRIDGE = '  orchestration: { trigger: eventbridge }';
const data = (spec: string, dev?: string) =>
  synthesized('dev-data', { spec, dev });

const bucketOf = (zone: string) =>
  `\${aws_s3_bucket.lakehouse-zone-${zone}-bucket.id}`;
const LAKEHOUSE_PRINCIPAL =
  '${data.terraform_remote_state.workspace.outputs.service_principal_application_id_lakehouse}';

describe('the zones of a lakehouse', () => {
  const stack = data(lakehouse());

  it('have a bucket, a credential, a location and a schema each', () => {
    for (const zone of ['raw', 'trusted', 'refined']) {
      const name = `lakehouse-zone-${zone}`;
      const companions = Object.keys(stack.json.resource ?? {}).filter(
        type =>
          type.startsWith('aws_s3_bucket_') &&
          stack.resources(type)[
            `${name}-bucket-${type.split('_').slice(3).join('-')}`
          ] !== undefined,
      );
      expect(stack.resources('aws_s3_bucket')[`${name}-bucket`]).toMatchObject({
        bucket: `payments-dev-${zone}-zone-100000000002`,
        force_destroy: true,
      });
      expect(companions).toContain('aws_s3_bucket_policy');
      expect(
        stack.resources('databricks_storage_credential')[
          `${name}-storage-credential`
        ],
      ).toMatchObject({
        name: `payments_dev_${zone}_zone`,
        aws_iam_role: {
          role_arn: `arn:aws:iam::100000000002:role/payments-dev-${zone}-zone`,
        },
      });
      expect(
        stack.resources('databricks_external_location')[
          `${name}-storage-location`
        ],
      ).toMatchObject({ url: `s3://${bucketOf(zone)}/` });
    }
    expect(
      stack.resources('databricks_schema')['lakehouse-zone-refined-schema'],
    ).toMatchObject({
      catalog_name: '${databricks_catalog.catalog-payments_dev.name}',
      name: 'gold',
      storage_root: `s3://${bucketOf('refined')}/managed`,
      depends_on: [
        'databricks_external_location.lakehouse-zone-refined-storage-location',
      ],
    });
  });

  it('keep files in a volume beside managed tables, and tables in none', () => {
    expect(stack.resources('databricks_volume')).toEqual({
      'lakehouse-zone-raw-landing': expect.objectContaining({
        name: 'landing',
        schema_name: '${databricks_schema.lakehouse-zone-raw-schema.name}',
        volume_type: 'EXTERNAL',
        storage_location: `s3://${bucketOf('raw')}/landing`,
      }),
    });
  });

  it('let only files grow old', () => {
    const rules = (zone: string) =>
      stack.resources('aws_s3_bucket_lifecycle_configuration')[
        `lakehouse-zone-${zone}-lifecycle`
      ].rule;
    const abort = {
      id: 'abort-incomplete-uploads',
      status: 'Enabled',
      filter: [{ prefix: '' }],
      abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
    };

    expect(rules('trusted')).toEqual([abort]);
    expect(rules('raw')).toEqual([
      abort,
      ...['landing', 'delivery-errors'].map(folder => ({
        id: folder,
        status: 'Enabled',
        filter: [{ prefix: `${folder}/` }],
        expiration: [{ days: 400 }],
        transition: [{ days: 90, storage_class: 'GLACIER' }],
      })),
    ]);
  });

  it('are encrypted with the key of the environment, which knows their roles', () => {
    const spec = lakehouse(`
  ingestion:
    streams: { orders: { mode: on-demand, deliverTo: raw } }
    batch: { into: raw }
`);
    const dev = 'encryption: { storage: true }';
    const encrypted = data(spec, dev);
    const { policy } = synthesized('dev-base', { spec, dev }).resources(
      'aws_kms_key',
    )['storage-key'];
    const statement = (sid: string) =>
      JSON.parse(String(policy)).Statement.find(
        ({ Sid }: { Sid: string }) => Sid === sid,
      );
    const role = (name: string) => `arn:aws:iam::100000000002:role/${name}`;

    for (const bucket of ['zone-raw', 'zone-trusted', 'batch']) {
      expect(
        JSON.stringify(
          encrypted.resources(
            'aws_s3_bucket_server_side_encryption_configuration',
          )[`lakehouse-${bucket}-bucket-encryption`],
        ),
      ).toContain('outputs.storage_key_arn');
    }
    expect(
      encrypted.resources('aws_kinesis_stream')['lakehouse-stream-orders'],
    ).toMatchObject({
      encryption_type: 'KMS',
      kms_key_id: '${data.terraform_remote_state.base.outputs.storage_key_arn}',
    });
    expect(statement('UnityCatalogRoles').Condition).toEqual({
      ArnLike: {
        'aws:PrincipalArn': [
          role('payments-dev-catalog'),
          role('payments-dev-raw-zone'),
          role('payments-dev-refined-zone'),
          role('payments-dev-trusted-zone'),
        ],
      },
    });
    expect(statement('IngestionRoles').Condition).toEqual({
      ArnLike: {
        'aws:PrincipalArn': [
          role('payments-dev-batch'),
          role('payments-dev-orders-delivery'),
        ],
      },
    });
  });

  it('are held fast where that is asked for', () => {
    const held = data(lakehouse(EVENTBRIDGE), 'deletionProtection: true');

    for (const type of [
      'aws_s3_bucket',
      'databricks_schema',
      'databricks_volume',
    ]) {
      for (const block of Object.values(held.resources(type))) {
        expect(block.lifecycle).toEqual({ prevent_destroy: true });
        expect(block.force_destroy).not.toBe(true);
      }
    }
  });

  it('use a place in the bucket of somebody else, and touch nothing around it', () => {
    const placed = data(`
lakehouse:
  zones: { raw: { path: "s3://lake/retail/in" }, refined: {} }
  ingestion: { streams: { orders: { mode: on-demand, deliverTo: raw } } }
  orchestration: { trigger: eventbridge }
`);

    expect(Object.keys(placed.resources('aws_s3_bucket'))).not.toContain(
      'lakehouse-zone-raw-bucket',
    );
    expect(placed.resources('aws_s3_bucket_notification')).toEqual({});
    expect(
      placed.resources('databricks_external_location')[
        'lakehouse-zone-raw-storage-location'
      ],
    ).toMatchObject({ url: 's3://lake/retail/in/' });
    expect(
      placed.resources('databricks_volume')['lakehouse-zone-raw-landing'],
    ).toMatchObject({ storage_location: 's3://lake/retail/in/landing' });
    expect(
      placed.resources('aws_kinesis_firehose_delivery_stream')[
        'lakehouse-stream-orders-delivery'
      ].extended_s3_configuration,
    ).toMatchObject({
      bucket_arn: 'arn:aws:s3:::lake',
      prefix: 'retail/in/landing/orders/!{timestamp:yyyy/MM/dd/HH}/',
    });
    expect(
      placed.resources('aws_cloudwatch_event_rule')['lakehouse-trigger-rule']
        .event_pattern,
    ).toContain('"key":[{"prefix":"retail/in/landing/"}]');
  });
});

describe('what fills a lakehouse', () => {
  const stack = data(
    lakehouse(`
  ingestion:
    streams:
      orders: { mode: on-demand, deliverTo: raw, bufferSeconds: 60 }
      clicks: { mode: provisioned, shards: 2, deliverTo: raw, retentionHours: 48 }
    batch: { into: raw }
`),
  );

  it('are streams that AWS scales, or that have shards', () => {
    expect(stack.resources('aws_kinesis_stream')).toMatchObject({
      'lakehouse-stream-orders': {
        name: 'payments-dev-orders',
        stream_mode_details: { stream_mode: 'ON_DEMAND' },
        retention_period: 24,
        encryption_type: 'KMS',
        kms_key_id: 'alias/aws/kinesis',
      },
      'lakehouse-stream-clicks': {
        stream_mode_details: { stream_mode: 'PROVISIONED' },
        shard_count: 2,
        retention_period: 48,
      },
    });
    expect(
      stack.resources('aws_kinesis_stream')['lakehouse-stream-orders'],
    ).not.toHaveProperty('shard_count');
  });

  it('are delivered one record a line, by date, failures apart', () => {
    expect(
      stack.resources('aws_kinesis_firehose_delivery_stream')[
        'lakehouse-stream-orders-delivery'
      ],
    ).toMatchObject({
      destination: 'extended_s3',
      kinesis_source_configuration: {
        kinesis_stream_arn: '${aws_kinesis_stream.lakehouse-stream-orders.arn}',
      },
      extended_s3_configuration: {
        bucket_arn: `arn:aws:s3:::${bucketOf('raw')}`,
        prefix: 'landing/orders/!{timestamp:yyyy/MM/dd/HH}/',
        error_output_prefix:
          'delivery-errors/orders/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd/HH}/',
        buffering_interval: 60,
        buffering_size: 64,
        compression_format: 'GZIP',
        file_extension: '.json.gz',
        processing_configuration: {
          enabled: true,
          processors: [{ type: 'AppendDelimiterToRecord' }],
        },
        cloudwatch_logging_options: { enabled: true },
      },
      depends_on: expect.arrayContaining([
        'aws_iam_role_policy.lakehouse-stream-orders-role-policy',
      ]),
    });
  });

  it('are batch copies with a bucket of their own for manifests and reports', () => {
    expect(
      stack.resources('aws_s3_bucket')['lakehouse-batch-bucket'],
    ).toMatchObject({ bucket: 'payments-dev-batch-100000000002' });
    expect(
      stack.resources('aws_iam_role')['lakehouse-batch-role'],
    ).toMatchObject({ name: 'payments-dev-batch' });
  });

  it('are feeds from outside AWS, by an endpoint that lets only them in', () => {
    const base = (network: string) =>
      synthesized('dev-base', {
        spec: lakehouse(
          '  ingestion: { onPremises: { cidrs: [192.168.0.0/16, 172.20.0.0/16] } }',
        ),
        network,
      });
    const open = base('');
    const limited = base('endpointPolicies: true');
    const endpoint = ({ resources }: typeof open) =>
      resources('aws_vpc_endpoint')['endpoint-on-premises-s3'];

    expect(endpoint(open)).toMatchObject({
      service_name: 'com.amazonaws.us-west-2.s3',
      vpc_endpoint_type: 'Interface',
      private_dns_enabled: false,
      security_group_ids: ['${aws_security_group.security-on-premises.id}'],
    });
    expect(endpoint(open)).not.toHaveProperty('policy');
    const ingress = Object.values(
      open.resources('aws_vpc_security_group_ingress_rule'),
    ).filter(
      rule =>
        rule.security_group_id ===
        '${aws_security_group.security-on-premises.id}',
    );
    expect(
      ingress.map(({ cidr_ipv4, from_port, to_port }) => [
        cidr_ipv4,
        from_port,
        to_port,
      ]),
    ).toEqual([
      ['172.20.0.0/16', 443, 443],
      ['192.168.0.0/16', 443, 443],
    ]);
    expect(String(endpoint(limited).policy)).toContain(
      'arn:aws:s3:::payments-dev-raw-zone-100000000002/landing/*',
    );
    expect(open.json.output).toHaveProperty('on_premises_s3_name');
  });

  it('keep their way in while the network is asleep', () => {
    const base = synthesized('dev-base', {
      spec: lakehouse(
        '  ingestion: { onPremises: { cidrs: [192.168.0.0/16] } }',
      ),
      dev: 'sleep: { asleep: true }',
    });

    expect(Object.keys(base.resources('aws_vpc_endpoint'))).toEqual([
      'endpoint-on-premises-s3',
      'endpoint-s3',
    ]);
  });
});

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

describe('a lakehouse in a project', () => {
  it('keeps what is true of every project', () => {
    const spec = lakehouse(`
  ingestion:
    streams: { orders: { mode: on-demand, deliverTo: raw } }
    batch: { into: raw }
    onPremises: { cidrs: [192.168.0.0/16] }
${EVENTBRIDGE}`);
    for (const dev of ['', 'encryption: { storage: true }']) {
      const project = projectFrom(
        projectFile({ spec, dev, network: 'endpointPolicies: true' }),
      );
      expect(brokenInvariants(project, synthesize(project))).toEqual([]);
    }
  });

  it('lets compute reach its zones through the endpoint of S3', () => {
    const { policy } = synthesized('dev-base', {
      spec: lakehouse(),
      network: 'endpointPolicies: true',
    }).resources('aws_vpc_endpoint')['endpoint-s3'];

    for (const zone of ['raw', 'trusted', 'refined']) {
      expect(policy).toContain(
        `"arn:aws:s3:::payments-dev-${zone}-zone-100000000002/*"`,
      );
    }
  });

  it('applies the connection before what uses it', () => {
    const { manifest } = synthesize(
      projectFrom(projectFile({ spec: lakehouse(EVENTBRIDGE) })),
    );

    expect(manifest.stacks['payments-dev-data'].dependsOn).toEqual([
      'payments-dev-credentials',
      'payments-dev-workspace',
    ]);
    expect(manifest.order.indexOf('payments-dev-credentials')).toBeLessThan(
      manifest.order.indexOf('payments-dev-data'),
    );
  });
});
