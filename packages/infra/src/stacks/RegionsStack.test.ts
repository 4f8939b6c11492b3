import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brokenInvariants } from '../__testUtils__/brokenInvariants';
import {
  everyRegionPart,
  regionsProject,
} from '../__testUtils__/regionsProject';
import { cloneZonesNotebook } from '../regions/cloneZonesNotebook';
import { synthesize } from '../synthesize';

type Given = Parameters<typeof regionsProject>;

/** The stack between the regions of a project of {@link regionsProject}. */
function regionsStack(...given: Given) {
  const project = regionsProject(...given);
  const synthesized = synthesize(project);
  const json = synthesized.stacks['retail-regions'];
  return {
    json,
    manifest: synthesized.manifest,
    stacks: synthesized.stacks,
    broken: brokenInvariants(project, synthesized),
    resources: (type: string) => json.resource?.[type] ?? {},
    names: (type: string) => Object.keys(json.resource?.[type] ?? {}).sort(),
  };
}

const ABROAD = { online: {}, recovery: { account: '100000000013' } };
const BOTH = { online: {}, recovery: {} };
const JOINED = {
  connectivity: { mode: 'peering', members: ['online', 'recovery'] },
};
const LAKEHOUSE = {
  lakehouse: {
    environments: ['online'],
    zones: { raw: { format: 'files' }, trusted: {} },
  },
};

describe('RegionsStack', () => {
  it('is deployed by its name, after what it reads', () => {
    const { broken, manifest } = regionsStack();

    expect(broken).toEqual([]);
    expect(manifest.stacks['retail-regions']).toMatchObject({
      environment: 'regions',
      kind: 'regions',
      dependsOn: [
        'retail-online-base',
        'retail-online-data',
        'retail-online-workspace',
        'retail-recovery-base',
        'retail-recovery-workspace',
      ],
    });
    expect(manifest.order.at(-1)).toBe('retail-regions');
  });

  it('works in every account and region with a provider of its own, in workspaces by states', () => {
    const { json } = regionsStack(everyRegionPart, ABROAD, JOINED);

    expect(json.provider?.aws).toEqual(
      expect.arrayContaining(
        [
          ['online-us-east-1', '100000000012'],
          ['online-us-west-2', '100000000012'],
          ['recovery-us-west-2', '100000000013'],
        ].map(([alias, accountId]) =>
          expect.objectContaining({ alias, allowed_account_ids: [accountId] }),
        ),
      ),
    );
    expect(json.provider?.databricks).toEqual([
      {
        alias: 'online',
        host: '${data.terraform_remote_state.online-workspace.outputs.workspace_url}',
      },
      {
        alias: 'recovery',
        host: '${data.terraform_remote_state.recovery-workspace.outputs.workspace_url}',
      },
    ]);
  });

  it('has the provider of an environment that is no member, and reads its state only when told', () => {
    const { broken, json, manifest } = regionsStack(everyRegionPart, {
      online: {},
      recovery: {},
      abroad: {},
    });

    expect(broken).toEqual([]);
    expect(json.provider?.databricks).toContainEqual({
      alias: 'abroad',
      host: '${one(data.terraform_remote_state.abroad-workspace[*].outputs.workspace_url)}',
    });
    expect(json.data?.terraform_remote_state['abroad-workspace'].count).toBe(
      '${contains(var.former_members, "abroad") ? 1 : 0}',
    );
    expect(json.variable?.former_members).toMatchObject({
      type: 'list(string)',
      default: [],
    });
    expect(manifest.stacks['retail-regions'].dependsOn).not.toContain(
      'retail-abroad-workspace',
    );
  });

  it('has the providers of its members whatever it makes, to take down what it made', () => {
    const { json, names } = regionsStack({
      primary: 'online',
      secondaries: ['recovery'],
      monitoring: everyRegionPart.monitoring,
    });

    expect(names('databricks_share')).toEqual([]);
    expect(json.provider?.databricks).toMatchObject([
      { alias: 'online' },
      { alias: 'recovery' },
    ]);
    expect(json.variable).toBeUndefined();
  });

  describe('shares catalogs', () => {
    it('with the metastore of the other region, where their readers read them', () => {
      const { resources, stacks } = regionsStack();

      expect(resources('databricks_share')['share-recovery']).toMatchObject({
        provider: 'databricks.online',
        object: [
          {
            name: 'retail_online.orders',
            data_object_type: 'SCHEMA',
            shared_as: 'orders',
          },
        ],
      });
      expect(
        resources('databricks_recipient')['share-recovery-recipient'],
      ).toMatchObject({
        authentication_type: 'DATABRICKS',
        data_recipient_global_metastore_id:
          '${data.databricks_current_metastore.share-recovery-recipient-metastore.metastore_info[0].global_metastore_id}',
      });
      expect(resources('databricks_grant')).toMatchObject({
        'share-recovery-grant': {
          share: '${databricks_share.share-recovery.name}',
          principal: '${databricks_recipient.share-recovery-recipient.name}',
          privileges: ['SELECT'],
        },
        'share-recovery-reader-analysts': {
          provider: 'databricks.recovery',
          principal: 'analysts',
          privileges: ['READ_VOLUME', 'SELECT', 'USE_CATALOG', 'USE_SCHEMA'],
        },
      });
      expect(
        resources('databricks_catalog')['share-recovery-catalog'],
      ).toMatchObject({
        provider: 'databricks.recovery',
        name: 'retail_online_shared',
        provider_name:
          '${data.databricks_current_metastore.share-recovery-metastore.metastore_info[0].global_metastore_id}',
        share_name: '${databricks_share.share-recovery.name}',
      });
      // Metastores are looked up here: whether they share is their owner's.
      expect(stacks['retail-account'].resource).toBeUndefined();
    });

    it('from metastores that are made for it, and from no others', () => {
      const created = {
        databricks: {
          accountId: '0d26daa6-5e44-4c97-a497-ef015f91254a',
          metastores: {
            'us-east-1': { create: true, owner: 'metastore-admins' },
            'us-west-2': { create: true, owner: 'metastore-admins' },
          },
        },
      };
      const scopes = (regions: Given[0]) =>
        Object.values(
          regionsStack(regions, BOTH, created).stacks['retail-account'].resource
            ?.databricks_metastore ?? {},
        ).map(metastore => [
          metastore.delta_sharing_scope,
          metastore.delta_sharing_recipient_token_lifetime_in_seconds,
        ]);

      expect(scopes(everyRegionPart)).toEqual([
        ['INTERNAL', 7_776_000],
        ['INTERNAL', 7_776_000],
      ]);
      expect(scopes({ primary: 'online', secondaries: ['recovery'] })).toEqual([
        [undefined, undefined],
        [undefined, undefined],
      ]);
    });
  });

  describe('has a database', () => {
    it('that Aurora copies, encrypted with the key of each region, and only to be read over TLS', () => {
      const { resources } = regionsStack();
      const clusters = resources('aws_rds_cluster');

      expect(clusters['database-online']).toMatchObject({
        global_cluster_identifier: '${aws_rds_global_cluster.database.id}',
        storage_encrypted: true,
        kms_key_id: '${aws_kms_key.key-online.arn}',
        master_password: '${random_password.database-secret-password.result}',
      });
      expect(clusters['database-recovery']).toMatchObject({
        kms_key_id: '${aws_kms_replica_key.key-recovery.arn}',
        depends_on: ['aws_rds_cluster_instance.database-online-1'],
      });
      expect(clusters['database-recovery']).not.toHaveProperty(
        'master_password',
      );
      expect(
        resources('aws_rds_cluster_parameter_group')[
          'database-recovery-parameters'
        ],
      ).toMatchObject({ parameter: [{ name: 'rds.force_ssl', value: '1' }] });
    });

    it('whose password is in Secrets Manager in every region and in no output', () => {
      const { json, resources } = regionsStack();

      expect(
        resources('aws_secretsmanager_secret')['database-secret'],
      ).toMatchObject({
        kms_key_id: '${aws_kms_key.key-online.arn}',
        replica: [
          {
            region: 'us-west-2',
            kms_key_id: '${aws_kms_replica_key.key-recovery.arn}',
          },
        ],
      });
      expect(JSON.stringify(json.output)).not.toMatch(/password|secret/i);
    });

    it('that only workspaces of the regions reach, on its port', () => {
      const rules = (spec: object) => {
        const { resources } = regionsStack(everyRegionPart, BOTH, { ...spec });
        return [
          ...Object.entries(resources('aws_vpc_security_group_ingress_rule')),
          ...Object.entries(resources('aws_vpc_security_group_egress_rule')),
        ].map(([name, rule]) => [
          name.replace('database-network-', ''),
          rule.from_port,
          rule.cidr_ipv4 ?? 'group',
        ]);
      };

      expect(rules({})).toEqual([
        ['online-ingress-online', 5432, 'group'],
        ['recovery-ingress-recovery', 5432, 'group'],
        ['online-egress-online', 5432, 'group'],
        ['recovery-egress-recovery', 5432, 'group'],
      ]);
      expect(rules(JOINED)).toEqual([
        ['online-ingress-online', 5432, 'group'],
        ['online-ingress-recovery', 5432, '10.48.0.0/20'],
        ['recovery-ingress-online', 5432, '10.32.16.0/20'],
        ['recovery-ingress-recovery', 5432, 'group'],
        ['online-egress-online', 5432, 'group'],
        ['online-egress-recovery', 5432, '10.48.0.0/20'],
        ['recovery-egress-online', 5432, '10.32.16.0/20'],
        ['recovery-egress-recovery', 5432, 'group'],
      ]);
    });

    it('in subnets that another account shares with the one of the database', () => {
      const { broken, resources } = regionsStack(
        everyRegionPart,
        ABROAD,
        JOINED,
      );

      expect(broken).toEqual([]);
      expect(
        resources('aws_ram_resource_share')['database-network-share-recovery'],
      ).toMatchObject({
        provider: 'aws.recovery-us-west-2',
        allow_external_principals: false,
      });
      expect(Object.values(resources('aws_ram_principal_association'))).toEqual(
        [expect.objectContaining({ principal: '100000000012' })],
      );
      expect(
        resources('aws_db_subnet_group')['database-network-recovery-subnets'],
      ).toMatchObject({
        provider: 'aws.online-us-west-2',
        depends_on: expect.arrayContaining([
          'aws_ram_principal_association.database-network-share-recovery-participant',
        ]),
      });
    });

    it('that workspaces read by a name where they reach both regions', () => {
      const hosts = (spec: object) =>
        Object.values(
          regionsStack(everyRegionPart, BOTH, { ...spec }).resources(
            'databricks_connection',
          ),
        ).map(({ options }) => options);
      const named = expect.objectContaining({
        host: 'orders-db.retail.internal.example',
      });

      expect(hosts(JOINED)).toEqual([named, named]);
      expect(hosts({})).toEqual([
        expect.objectContaining({
          host: '${aws_rds_cluster.database-online.endpoint}',
        }),
        expect.objectContaining({
          host: '${aws_rds_cluster.database-recovery.reader_endpoint}',
        }),
      ]);
    });

    it('whose certificate is checked unless the file says not to', () => {
      const options = (database: object) =>
        regionsStack({
          ...everyRegionPart,
          database: { ...everyRegionPart.database, ...database },
        }).resources('databricks_connection')['federation-online'].options;

      expect(options({})).not.toHaveProperty('trustServerCertificate');
      expect(options({ trustServerCertificate: false })).not.toHaveProperty(
        'trustServerCertificate',
      );
      expect(options({ trustServerCertificate: true })).toHaveProperty(
        'trustServerCertificate',
        'true',
      );
    });

    it('signed in to as whoever the file says', () => {
      const { resources } = regionsStack({
        ...everyRegionPart,
        database: {
          ...everyRegionPart.database,
          federationSecret:
            'arn:aws:secretsmanager:us-east-1:100000000012:secret:reader-AbCdEf',
        },
      });

      expect(
        resources('databricks_connection')['federation-online'].options,
      ).toMatchObject({
        user: expect.stringContaining('federation-secret.secret_string'),
        password: expect.stringContaining('federation-secret.secret_string'),
      });
    });

    it('of RDS with a replica, which a swap of regions promotes in place', () => {
      const replica = {
        ...everyRegionPart,
        database: {
          engine: 'mysql',
          mode: 'replica',
          federateAs: 'retail_orders',
        },
      };
      const before = regionsStack(replica);
      const after = regionsStack({
        ...replica,
        primary: 'recovery',
        secondaries: ['online'],
        sharing: undefined,
      });

      expect(
        before.resources('aws_db_instance')['database-replica-recovery'],
      ).toMatchObject({
        replicate_source_db: '${aws_db_instance.database-instance-online.arn}',
        kms_key_id: '${aws_kms_replica_key.key-recovery.arn}',
        storage_encrypted: true,
      });
      expect(before.names('aws_db_parameter_group')).toEqual(
        after.names('aws_db_parameter_group'),
      );
      expect(after.json.moved).toEqual([
        {
          from: 'aws_db_instance.database-replica-recovery',
          to: 'aws_db_instance.database-instance-recovery',
        },
      ]);
    });
  });

  it('leaves clusters and keys in their places when regions swap their parts', () => {
    const before = regionsStack(everyRegionPart, ABROAD, JOINED);
    const after = regionsStack(
      {
        ...everyRegionPart,
        primary: 'recovery',
        secondaries: ['online'],
        sharing: {
          catalogs: ['retail_recovery'],
          as: 'retail_recovery_shared',
        },
      },
      ABROAD,
      JOINED,
    );

    for (const type of [
      'aws_kms_key',
      'aws_kms_replica_key',
      'aws_rds_global_cluster',
      'aws_secretsmanager_secret',
      'aws_db_subnet_group',
    ]) {
      expect(after.resources(type)).toEqual(before.resources(type));
    }
    const settled = (stack: typeof before) =>
      Object.entries(stack.resources('aws_rds_cluster')).map(
        ([name, { identifier, kms_key_id: key, provider }]) => [
          name,
          identifier,
          key,
          provider,
        ],
      );
    expect(settled(after)).toEqual(settled(before));
    expect(
      after.resources('aws_route53_record')['dns-orders-db-primary'].records,
    ).toEqual(['${aws_rds_cluster.database-recovery.endpoint}']);
    // An alarm cannot move to another region: it is another one there.
    expect(before.resources('aws_cloudwatch_metric_alarm')).toHaveProperty([
      'dns-alarm-us-east-1',
    ]);
    expect(after.resources('aws_cloudwatch_metric_alarm')).toMatchObject({
      'dns-alarm-us-west-2': { provider: 'aws.online-us-west-2' },
    });
  });

  it('answers names in the VPCs of all regions, and fails over by an alarm', () => {
    const { resources } = regionsStack(everyRegionPart, ABROAD, JOINED);

    expect(
      resources('aws_route53_zone_association')['dns-association-recovery'],
    ).toMatchObject({
      provider: 'aws.recovery-us-west-2',
      depends_on: [
        'aws_route53_vpc_association_authorization.dns-authorization-recovery',
      ],
    });
    expect(resources('aws_route53_record')).toMatchObject({
      'dns-orders-db-primary': {
        type: 'CNAME',
        failover_routing_policy: { type: 'PRIMARY' },
        health_check_id: '${aws_route53_health_check.dns-health.id}',
      },
      'dns-orders-db-secondary': {
        failover_routing_policy: { type: 'SECONDARY' },
        records: ['${aws_rds_cluster.database-recovery.reader_endpoint}'],
      },
    });
    expect(resources('aws_route53_health_check')['dns-health']).toMatchObject({
      type: 'CLOUDWATCH_METRIC',
      cloudwatch_alarm_region: 'us-east-1',
      insufficient_data_health_status: 'Unhealthy',
    });
  });

  it('watches every region from a topic of its own', () => {
    const { resources } = regionsStack(everyRegionPart, ABROAD, JOINED);

    expect(resources('aws_sns_topic')).toMatchObject({
      'watch-topic-online': {
        kms_master_key_id: '${aws_kms_key.key-online.arn}',
      },
      'watch-topic-recovery': { provider: 'aws.online-us-west-2' },
    });
    expect(
      Object.values(resources('aws_sns_topic_subscription')).map(
        ({ endpoint }) => endpoint,
      ),
    ).toEqual(['ops@retail.example', 'ops@retail.example']);
    expect(
      resources('aws_cloudwatch_metric_alarm')['watch-nat-recovery'],
    ).toMatchObject({
      provider: 'aws.recovery-us-west-2',
      count:
        '${length(data.terraform_remote_state.recovery-base.outputs.nat_gateway_ids)}',
      dimensions: {
        NatGatewayId:
          '${element(data.terraform_remote_state.recovery-base.outputs.nat_gateway_ids, count.index)}',
      },
      alarm_actions: ['${aws_sns_topic.watch-topic-recovery.arn}'],
    });
  });

  it('copies objects of files by S3 and tables by clones, on their schedule', () => {
    const { broken, resources } = regionsStack(
      {
        ...everyRegionPart,
        replication: {
          zones: ['raw', 'trusted'],
          schedule: { cron: '0 0 3 * * ?', timeZone: 'Europe/Berlin' },
        },
      },
      ABROAD,
      { ...LAKEHOUSE, ...JOINED },
    );

    expect(broken).toEqual([]);
    expect(
      resources('aws_s3_bucket_replication_configuration')['copy-zone-raw'],
    ).toMatchObject({
      provider: 'aws.online-us-east-1',
      bucket: 'retail-online-raw-zone-100000000012',
      rule: [
        {
          id: 'recovery',
          destination: {
            account: '100000000013',
            access_control_translation: { owner: 'Destination' },
          },
        },
      ],
    });
    expect(
      resources('aws_s3_bucket_versioning')[
        'copy-bucket-raw-recovery-versioning'
      ],
    ).toMatchObject({ versioning_configuration: { status: 'Enabled' } });
    expect(resources('databricks_job')['copy-clones-recovery']).toMatchObject({
      provider: 'databricks.recovery',
      schedule: { quartz_cron_expression: '0 0 3 * * ?' },
      task: [
        {
          notebook_task: {
            base_parameters: {
              schemas: '[{"source":"trusted","target":"trusted_of_online"}]',
              source_catalog:
                '${databricks_catalog.share-recovery-catalog.name}',
              target_catalog: 'retail_recovery',
            },
          },
        },
      ],
    });
  });

  describe('lets the secondary read the files that S3 has copied', () => {
    const COPIED = {
      ...everyRegionPart,
      keys: 'regional',
      replication: { zones: ['raw'] },
    };
    const KEY = { encryption: { storage: true } };
    const grants = [
      { group: 'data-engineers', preset: 'engineer' },
      { group: 'analysts', preset: 'reader' },
      { servicePrincipal: 'loader', privileges: ['READ_VOLUME'] },
      { servicePrincipal: 'exporter', preset: 'owner' },
    ];
    const online = (more: object = {}) => ({
      more: {
        catalogs: { retail_online: { default: true, grants } },
        servicePrincipals: { loader: {}, exporter: {} },
        ...more,
      },
    });
    const recovery = (more: object = {}) => ({
      ...ABROAD.recovery,
      more: { servicePrincipals: { loader: {} }, ...more },
    });
    const copied = (
      environments: Given[1] = { online: online(), recovery: recovery() },
      spec: Given[2] = {},
    ) =>
      regionsStack(COPIED, environments, { ...LAKEHOUSE, ...JOINED, ...spec });

    it('by a location of its own metastore, from its own account, for reading only', () => {
      const { broken, json, resources } = copied();
      const location = resources('databricks_external_location');
      const credential = resources('databricks_storage_credential');

      expect(broken).toEqual([]);
      expect(location).toEqual({
        'copy-replica-raw-recovery-storage-location': {
          provider: 'databricks.recovery',
          name: 'retail_recovery_raw_copy',
          url: 's3://${aws_s3_bucket.copy-bucket-raw-recovery.id}/',
          credential_name:
            '${databricks_storage_credential.copy-replica-raw-recovery-storage-credential.name}',
          isolation_mode: 'ISOLATION_MODE_ISOLATED',
          read_only: true,
          // The copy is empty at first, and Databricks would look for a file.
          skip_validation: true,
          force_destroy: true,
          depends_on: [
            'time_sleep.copy-replica-raw-recovery-storage-role-ready',
            'aws_s3_bucket_policy.copy-bucket-raw-recovery-policy',
            'aws_s3_bucket_server_side_encryption_configuration.copy-bucket-raw-recovery-encryption',
            'aws_s3_bucket_versioning.copy-bucket-raw-recovery-versioning',
          ],
        },
      });
      expect(Object.values(credential)).toEqual([
        expect.objectContaining({
          provider: 'databricks.recovery',
          read_only: true,
          isolation_mode: 'ISOLATION_MODE_ISOLATED',
          aws_iam_role: {
            role_arn:
              'arn:aws:iam::100000000013:role/retail-recovery-raw-copy-reader',
          },
        }),
      ]);
      expect(
        resources('aws_iam_role')['copy-replica-raw-recovery-storage-role'],
      ).toMatchObject({
        provider: 'aws.recovery-us-west-2',
        name: 'retail-recovery-raw-copy-reader',
        assume_role_policy: expect.stringContaining(
          '${databricks_storage_credential.copy-replica-raw-recovery-storage-credential.aws_iam_role[0].external_id}',
        ),
      });
      expect(
        resources('time_sleep')['copy-replica-raw-recovery-storage-role-ready'],
      ).toMatchObject({
        depends_on: [
          'aws_iam_role_policy.copy-replica-raw-recovery-storage-role-policy',
        ],
      });
      expect(json.terraform).toMatchObject({
        required_providers: {
          time: { source: 'registry.terraform.io/hashicorp/time' },
        },
      });
    });

    it('as who reads them in the primary: its groups, and service principals by their names', () => {
      const { resources } = copied();
      const location =
        '${databricks_external_location.copy-replica-raw-recovery-storage-location.name}';
      const ours = Object.entries(resources('databricks_grant')).filter(
        ([, { external_location: on }]) => on !== undefined,
      );

      // Analysts read tables alone; no one is `exporter` in the other region.
      expect(Object.fromEntries(ours)).toEqual({
        'copy-replica-raw-recovery-grant-data-engineers': {
          provider: 'databricks.recovery',
          external_location: location,
          principal: 'data-engineers',
          privileges: ['READ_FILES'],
        },
        'copy-replica-raw-recovery-service-principal-grant-loader': {
          provider: 'databricks.recovery',
          external_location: location,
          principal:
            '${data.terraform_remote_state.recovery-workspace.outputs.service_principal_application_id_loader}',
          privileges: ['READ_FILES'],
        },
      });
    });

    it('as the job of the lakehouse, where the secondary has one as well', () => {
      const readers = (environments: string[]) =>
        Object.keys(
          copied(undefined, {
            lakehouse: {
              ...LAKEHOUSE.lakehouse,
              environments,
              orchestration: { trigger: 'file-arrival' },
            },
          }).resources('databricks_grant'),
        ).filter(name => name.includes('grant-lakehouse'));

      expect(readers(['online'])).toEqual([]);
      expect(readers(['online', 'recovery'])).toEqual([
        'copy-replica-raw-recovery-service-principal-grant-lakehouse',
      ]);
    });

    it('open to other workspaces where the zone is', () => {
      const { resources } = copied({
        online: online({
          catalogs: { retail_online: { default: true, isolation: 'open' } },
        }),
        recovery: recovery(),
      });

      for (const type of [
        'databricks_external_location',
        'databricks_storage_credential',
      ]) {
        expect(
          Object.values(resources(type)).map(({ isolation_mode }) => [
            isolation_mode,
          ]),
        ).toEqual([['ISOLATION_MODE_OPEN']]);
      }
    });

    it("with the key that copies are written with, whose owner's policy lets it in", () => {
      const { resources, stacks } = copied({
        online: online(KEY),
        recovery: recovery(KEY),
      });
      const statements = (policy: unknown) => {
        const { Statement }: { Statement: Array<Record<string, unknown>> } =
          JSON.parse(String(policy));
        return Statement;
      };
      const key =
        '${data.terraform_remote_state.recovery-base.outputs.storage_key_arn}';

      expect(
        statements(
          resources('aws_iam_role_policy')[
            'copy-replica-raw-recovery-storage-role-policy'
          ].policy,
        ),
      ).toContainEqual({
        Sid: 'CatalogStorageKey',
        Effect: 'Allow',
        Action: ['kms:Decrypt'],
        Resource: key,
      });
      expect(
        JSON.stringify(
          resources('aws_s3_bucket_replication_configuration')['copy-zone-raw'],
        ),
      ).toContain(key);
      expect(
        statements(
          stacks['retail-recovery-base'].resource?.aws_kms_key['storage-key']
            .policy,
        ),
      ).toContainEqual({
        Sid: 'ReadingRoles',
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::100000000013:root' },
        Action: 'kms:Decrypt',
        Resource: '*',
        Condition: {
          ArnLike: {
            'aws:PrincipalArn': [
              'arn:aws:iam::100000000013:role/retail-recovery-raw-copy-reader',
            ],
          },
        },
      });
      // Nothing is copied to where it comes from.
      expect(
        JSON.stringify(stacks['retail-online-base'].resource?.aws_kms_key),
      ).not.toContain('ReadingRoles');
    });

    it('through the S3 endpoint of its own network, and of no other', () => {
      const network = (cidr: string, region: string) => ({
        network: {
          cidr,
          availabilityZones: [`${region}a`, `${region}b`],
          endpointPolicies: true,
        },
      });
      const { stacks } = copied({
        online: online(network('10.32.16.0/20', 'us-east-1')),
        recovery: recovery(network('10.48.0.0/20', 'us-west-2')),
      });
      const endpoints = (environment: string) =>
        JSON.stringify(
          stacks[`retail-${environment}-base`].resource?.aws_vpc_endpoint,
        );

      expect(endpoints('recovery')).toContain(
        'retail-recovery-raw-copy-100000000013',
      );
      expect(endpoints('online')).not.toContain('-copy-');
    });

    it('whatever part it has, so that a swap leaves base stacks alone', () => {
      const both = {
        ...LAKEHOUSE.lakehouse,
        environments: ['online', 'recovery'],
      };
      const environments = { online: online(KEY), recovery: recovery(KEY) };
      const bases = (regions: Given[0]) => {
        const { stacks } = regionsStack(regions, environments, {
          ...JOINED,
          lakehouse: both,
        });
        return ['online', 'recovery'].map(name =>
          JSON.stringify(
            stacks[`retail-${name}-base`].resource?.aws_kms_key['storage-key'],
          ).match(/[\w-]+-copy-reader/g),
        );
      };
      const replication = { zones: ['raw'] };

      expect(
        bases({ primary: 'online', secondaries: ['recovery'], replication }),
      ).toEqual([
        ['retail-online-raw-copy-reader'],
        ['retail-recovery-raw-copy-reader'],
      ]);
      expect(
        bases({ primary: 'recovery', secondaries: ['online'], replication }),
      ).toEqual(
        bases({ primary: 'online', secondaries: ['recovery'], replication }),
      );
    });
  });

  it('has a notebook that Python compiles', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lakeport-notebook-'));
    try {
      const file = join(folder, 'clone_zones.py');
      writeFileSync(file, cloneZonesNotebook);
      expect(() =>
        execFileSync('python3', ['-m', 'py_compile', file], { stdio: 'pipe' }),
      ).not.toThrow();
      writeFileSync(file, `${cloneZonesNotebook}\nif:`);
      expect(() =>
        execFileSync('python3', ['-m', 'py_compile', file], { stdio: 'pipe' }),
      ).toThrow();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
