import { brokenInvariants } from '../__testUtils__/brokenInvariants';
import {
  bucketOf,
  data,
  EVENTBRIDGE,
  lakehouse,
} from '../__testUtils__/lakehouse';
import { projectFile } from '../__testUtils__/projectFile';
import { projectFrom } from '../__testUtils__/projectFrom';
import { synthesized } from '../__testUtils__/synthesized';
import { synthesize } from '../synthesize';

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
