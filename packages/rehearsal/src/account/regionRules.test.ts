import { SimulatedAccount } from '../__testUtils__/SimulatedAccount';
import type { ValueObject } from '../wire/Value';
import type { Caller } from './Caller';

const { oregon, frankfurt, other, databricks } = SimulatedAccount.callers;

describe('what lies between regions', () => {
  let simulated: SimulatedAccount;

  beforeEach(async () => {
    simulated = await SimulatedAccount.open();
  });

  const create = (caller: Caller, type: string, config: ValueObject) =>
    simulated.create(caller, type, config);

  function subnetsIn(caller: Caller, cidr = '10.0.0.0/22') {
    const vpc = simulated.vpcIn(caller, cidr);
    const base = cidr.split('.').slice(0, 2).join('.');
    const subnets = ['a', 'b'].map((zone, index) =>
      create(caller, 'aws_subnet', {
        vpc_id: vpc.id,
        cidr_block: `${base}.${index}.0/24`,
        availability_zone: `${caller.region}${zone}`,
      }),
    );
    return { vpc, subnets };
  }

  function subnetGroup(caller: Caller, name = 'database') {
    const { subnets } = subnetsIn(caller);
    return create(caller, 'aws_db_subnet_group', {
      name,
      subnet_ids: subnets.map(({ id }) => id),
    });
  }

  describe('keys', () => {
    const primaryKey = (config: ValueObject = { multi_region: true }) =>
      create(oregon, 'aws_kms_key', config);
    const replica = (caller: Caller, primary: ValueObject) =>
      create(caller, 'aws_kms_replica_key', { primary_key_arn: primary.arn });

    it('have replicas with their id in other regions, which aliases name', () => {
      const primary = primaryKey();
      const made = replica(frankfurt, primary);

      expect(made.key_id).toBe(primary.key_id);
      expect(made.arn).toContain(':kms:eu-central-1:100000000002:key/mrk-');
      expect(
        create(frankfurt, 'aws_kms_alias', {
          name: 'alias/shared',
          target_key_id: made.key_id,
        }).target_key_arn,
      ).toBe(made.arn);
    });

    it('have none if they are of one region', () => {
      const primary = primaryKey({});
      expect(() => replica(frankfurt, primary)).toThrow(
        /is not a multi-Region primary key/,
      );
    });

    it('have none in their own region, and one in another', () => {
      const primary = primaryKey();
      expect(() => replica(oregon, primary)).toThrow(
        /Replica Region cannot be the Region of the primary key: us-west-2/,
      );
      replica(frankfurt, primary);
      expect(() => replica(frankfurt, primary)).toThrow(
        /has a replica in us-west-2 already/,
      );
    });

    it('have none in other accounts', () => {
      const primary = primaryKey();
      expect(() =>
        replica({ ...other, region: 'eu-central-1' }, primary),
      ).toThrow(/NotFoundException: Key '.*' does not exist/);
    });
  });

  describe('databases', () => {
    const global = (caller: Caller = oregon) =>
      create(caller, 'aws_rds_global_cluster', {
        global_cluster_identifier: 'shop',
        engine: 'aurora-postgresql',
        storage_encrypted: true,
      });
    const cluster = (caller: Caller, config: ValueObject = {}) =>
      create(caller, 'aws_rds_cluster', {
        cluster_identifier: 'shop',
        engine: 'aurora-postgresql',
        global_cluster_identifier: 'shop',
        ...config,
      });
    const CREDENTIALS = {
      master_username: 'lakeport',
      master_password: 'secret',
      database_name: 'shop',
    };

    it('are copied to one cluster a region, which has what the first one has', () => {
      global();
      cluster(oregon, CREDENTIALS);
      const secondary = cluster(frankfurt);

      expect(secondary).toMatchObject({
        master_username: 'lakeport',
        database_name: 'shop',
      });
      expect(() =>
        cluster(frankfurt, { cluster_identifier: 'another' }),
      ).toThrow(/shop has a cluster in eu-central-1 already/);
    });

    it('do not leave their account', () => {
      global();
      expect(() => cluster(other, CREDENTIALS)).toThrow(
        /GlobalClusterNotFoundFault: Global cluster shop not found/,
      );
    });

    it('have a password in the first cluster and in no other', () => {
      global();
      expect(() => cluster(oregon)).toThrow(
        /MasterUserPassword must be provided/,
      );
      cluster(oregon, CREDENTIALS);
      expect(() => cluster(frankfurt, CREDENTIALS)).toThrow(
        /Cannot specify user name or password for a cross-region/,
      );
    });

    it('are encrypted by keys of their region', () => {
      const key = create(oregon, 'aws_kms_key', {});
      global();
      expect(() =>
        cluster(frankfurt, { ...CREDENTIALS, kms_key_id: key.arn }),
      ).toThrow(/KMSKeyNotAccessibleFault/);
    });

    it.each<[string, ValueObject]>([
      ['aws_rds_global_cluster', { global_cluster_identifier: 'kept' }],
      [
        'aws_rds_cluster',
        {
          cluster_identifier: 'kept',
          master_username: 'lakeport',
          master_password: 'secret',
        },
      ],
      [
        'aws_db_instance',
        {
          identifier: 'kept',
          instance_class: 'db.t4g.medium',
          allocated_storage: 100,
          username: 'lakeport',
          password: 'secret',
        },
      ],
    ])(
      'as %s are deleted when they are no longer protected',
      (type, config) => {
        const engine =
          type === 'aws_db_instance' ? 'postgres' : 'aurora-postgresql';
        const kept = create(oregon, type, {
          engine,
          deletion_protection: true,
          ...config,
        });
        expect(() => simulated.remove(oregon, type, kept)).toThrow(
          /InvalidParameterCombination: Cannot delete protected (Global Cluster|Cluster|DB Instance), please disable deletion protection/,
        );
        expect(simulated.account.objects({ type })).toHaveLength(1);
        const free = simulated.update(oregon, type, kept, {
          deletion_protection: false,
        });
        simulated.remove(oregon, type, free);
        expect(simulated.account.objects({ type })).toEqual([]);
      },
    );

    it('keep what they are part of, and what they lie in', () => {
      const made = global();
      const group = subnetGroup(oregon);
      const first = cluster(oregon, {
        ...CREDENTIALS,
        db_subnet_group_name: group.name,
      });
      expect(() =>
        simulated.remove(oregon, 'aws_rds_global_cluster', made),
      ).toThrow(/still in use/);
      expect(() =>
        simulated.remove(oregon, 'aws_db_subnet_group', group),
      ).toThrow(/still in use/);
      simulated.remove(oregon, 'aws_rds_cluster', first);
      simulated.remove(oregon, 'aws_rds_global_cluster', made);
    });

    describe('of RDS', () => {
      const instance = (config: ValueObject = {}) =>
        create(oregon, 'aws_db_instance', {
          identifier: 'shop',
          instance_class: 'db.t4g.medium',
          engine: 'postgres',
          allocated_storage: 100,
          username: 'lakeport',
          password: 'secret',
          backup_retention_period: 7,
          ...config,
        });
      const replicaOf = (
        source: ValueObject,
        caller: Caller = frankfurt,
        config: ValueObject = {},
      ) =>
        create(caller, 'aws_db_instance', {
          identifier: 'copy',
          instance_class: 'db.t4g.medium',
          replicate_source_db: source.arn,
          ...config,
        });

      it('have replicas elsewhere, with their user and engine', () => {
        expect(replicaOf(instance())).toMatchObject({
          engine: 'postgres',
          username: 'lakeport',
        });
      });

      it('have none without backups, in their own region, or of nothing', () => {
        const bare = instance({ backup_retention_period: 0 });
        expect(() => replicaOf(bare)).toThrow(
          /Automated backups are not enabled/,
        );
        const source = instance({ identifier: 'source' });
        expect(() => replicaOf(source, oregon)).toThrow(/is in us-west-2/);
        expect(() =>
          replicaOf({
            arn: 'arn:aws:rds:us-west-2:100000000002:db:missing',
          }),
        ).toThrow(/DBInstanceNotFound/);
        expect(() =>
          replicaOf(source, { ...other, region: 'eu-central-1' }),
        ).toThrow(/DBInstanceNotFound/);
      });

      it('become no replicas later, but replicas become databases', () => {
        const source = instance();
        const replica = replicaOf(source);
        const second = instance({ identifier: 'second' });

        expect(() =>
          simulated.update(oregon, 'aws_db_instance', second, {
            replicate_source_db: replica.arn,
          }),
        ).toThrow(/cannot elect new source database for replication/);
        expect(
          simulated.replaced(frankfurt, 'aws_db_instance', replica, {
            replicate_source_db: null,
            password: 'secret',
            allocated_storage: 100,
          }),
        ).toEqual([]);
      });
    });

    it('lie in two zones', () => {
      const { subnets } = subnetsIn(oregon);
      expect(() =>
        create(oregon, 'aws_db_subnet_group', {
          name: 'narrow',
          subnet_ids: [subnets[0].id],
        }),
      ).toThrow(/DBSubnetGroupDoesNotCoverEnoughAZs/);
    });

    it('lie in subnets of another account only if that shares them', () => {
      const { subnets, vpc } = subnetsIn(other, '10.8.0.0/22');
      const group = () =>
        create(oregon, 'aws_db_subnet_group', {
          name: 'theirs',
          subnet_ids: subnets.map(({ id }) => id),
        });
      const security = () =>
        create(oregon, 'aws_security_group', {
          name: 'theirs',
          vpc_id: vpc.id,
        });
      expect(group).toThrow(/InvalidSubnetID\.NotFound/);
      expect(security).toThrow(/InvalidVpcID\.NotFound/);

      const share = create(other, 'aws_ram_resource_share', {
        name: 'subnets',
        allow_external_principals: false,
      });
      for (const { arn } of subnets) {
        create(other, 'aws_ram_resource_association', {
          resource_share_arn: share.arn,
          resource_arn: arn,
        });
      }
      create(other, 'aws_ram_principal_association', {
        resource_share_arn: share.arn,
        principal: '100000000002',
      });

      expect(group().vpc_id).toBe(vpc.id);
      expect(security().vpc_id).toBe(vpc.id);
      expect(() =>
        create(frankfurt, 'aws_security_group', {
          name: 'elsewhere',
          vpc_id: vpc.id,
        }),
      ).toThrow(/InvalidVpcID\.NotFound/);
    });
  });

  describe('names', () => {
    it('are answered in VPCs of other accounts if the zone allows it', () => {
      const zone = create(oregon, 'aws_route53_zone', {
        name: 'shop.internal',
        vpc: [{ vpc_id: simulated.vpcIn(oregon).id }],
      });
      const theirs = {
        zone_id: zone.zone_id,
        vpc_id: simulated.vpcIn(other).id,
      };
      const associate = () =>
        create(other, 'aws_route53_zone_association', theirs);

      expect(associate).toThrow(/NotAuthorizedException/);
      create(oregon, 'aws_route53_vpc_association_authorization', theirs);
      expect(associate().zone_id).toBe(zone.zone_id);
    });

    it('fail over by a health check of an alarm that is there', () => {
      const zone = create(oregon, 'aws_route53_zone', {
        name: 'shop.internal',
      });
      const health = () =>
        create(oregon, 'aws_route53_health_check', {
          type: 'CLOUDWATCH_METRIC',
          cloudwatch_alarm_name: 'silent',
          cloudwatch_alarm_region: 'us-west-2',
        });
      expect(health).toThrow(/Alarm silent is not found in us-west-2/);
      create(oregon, 'aws_cloudwatch_metric_alarm', {
        alarm_name: 'silent',
        comparison_operator: 'LessThanThreshold',
        evaluation_periods: 1,
        metric_name: 'CPUUtilization',
      });
      const { id } = health();
      const record = (type: string, config: ValueObject = {}) =>
        create(oregon, 'aws_route53_record', {
          zone_id: zone.zone_id,
          name: 'db',
          type: 'CNAME',
          ttl: 60,
          records: ['host.example'],
          set_identifier: type,
          failover_routing_policy: [{ type }],
          ...config,
        });

      expect(() => record('PRIMARY')).toThrow(/has a health check/);
      expect(() => record('PRIMARY', { health_check_id: 'none' })).toThrow(
        /NoSuchHealthCheck/,
      );
      record('PRIMARY', { health_check_id: id });
      record('SECONDARY');
      expect(() => record('SECONDARY', { set_identifier: 'another' })).toThrow(
        /has a SECONDARY record already/,
      );
    });
  });

  describe('alarms', () => {
    it('tell topics of their own region that let them', () => {
      const alarm = (topic: ValueObject) =>
        create(oregon, 'aws_cloudwatch_metric_alarm', {
          alarm_name: 'lag',
          comparison_operator: 'GreaterThanThreshold',
          evaluation_periods: 1,
          metric_name: 'ReplicaLag',
          alarm_actions: [topic.arn],
        });
      const topicOf = (caller: Caller) =>
        create(caller, 'aws_sns_topic', { name: 'regions' });

      expect(() => alarm(topicOf(frankfurt))).toThrow(
        /Invalid region eu-central-1 specified. Only us-west-2 is supported/,
      );
      const theirs = topicOf(other);
      expect(() => alarm(theirs)).toThrow(/may not publish/);
      create(other, 'aws_sns_topic_policy', {
        arn: theirs.arn,
        policy: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'cloudwatch.amazonaws.com' },
              Action: 'sns:Publish',
              Resource: theirs.arn,
              Condition: {
                StringEquals: { 'aws:SourceAccount': '100000000002' },
              },
            },
          ],
        }),
      });
      expect(alarm(theirs).id).toBe('lag');
    });
  });

  describe('copies of objects', () => {
    const versioned = (caller: Caller, bucket: string) => {
      create(caller, 'aws_s3_bucket_versioning', {
        bucket,
        versioning_configuration: [{ status: 'Enabled' }],
      });
    };
    const replicate = (destination: ValueObject) =>
      create(oregon, 'aws_s3_bucket_replication_configuration', {
        bucket: 'source',
        role: 'arn:aws:iam::100000000002:role/copy',
        rule: [{ status: 'Enabled', destination: [destination] }],
      });

    it('need versions on both sides, and to be let in', () => {
      create(oregon, 'aws_s3_bucket', { bucket: 'source' });
      create(other, 'aws_s3_bucket', { bucket: 'theirs' });
      const theirs = { bucket: 'arn:aws:s3:::theirs', account: '100000000003' };
      expect(() =>
        replicate({ ...theirs, bucket: 'arn:aws:s3:::nobodys' }),
      ).toThrow(/NoSuchBucket/);
      expect(() => replicate(theirs)).toThrow(
        /Versioning must be 'Enabled' on the bucket/,
      );
      versioned(oregon, 'source');
      expect(() => replicate(theirs)).toThrow(
        /Destination bucket must have versioning enabled/,
      );
      versioned(other, 'theirs');
      expect(() => replicate(theirs)).toThrow(/may not replicate to theirs/);
      create(other, 'aws_s3_bucket_policy', {
        bucket: 'theirs',
        policy: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::100000000002:root' },
              Action: 's3:ReplicateObject',
              Resource: 'arn:aws:s3:::theirs/*',
              Condition: {
                ArnEquals: {
                  'aws:PrincipalArn': 'arn:aws:iam::100000000002:role/copy',
                },
              },
            },
          ],
        }),
      });
      expect(replicate(theirs).id).toBe('source');
    });
  });

  describe('shares', () => {
    function regions() {
      const [here, there] = ['us-west-2', 'eu-central-1'].map(region => {
        const metastore = simulated.metastoreIn(region);
        const workspace = simulated.workspace(region, region);
        simulated.assign(workspace, metastore);
        const caller: Caller = {
          ...databricks,
          accountId: undefined,
          host: String(workspace.workspace_url),
        };
        return { caller, globalId: metastore.global_metastore_id };
      });
      return { here, there };
    }
    const share = (caller: Caller) =>
      create(caller, 'databricks_share', { name: 'orders' });
    const recipient = (caller: Caller, globalId: ValueObject[string]) =>
      create(caller, 'databricks_recipient', {
        name: 'recovery',
        authentication_type: 'DATABRICKS',
        data_recipient_global_metastore_id: globalId,
      });

    it('go to other metastores that there are, once', () => {
      const { here, there } = regions();

      expect(() => recipient(here.caller, here.globalId)).toThrow(
        /is the metastore that shares/,
      );
      expect(() => recipient(here.caller, 'somewhere')).toThrow(
        /is no sharing identifier/,
      );
      expect(() =>
        recipient(
          here.caller,
          'aws:eu-west-1:7c1f8b4e-2f6d-4a7e-9a41-3a1d6f0c5b22',
        ),
      ).toThrow(/There is no metastore with sharing identifier/);
      recipient(here.caller, there.globalId);
      expect(() =>
        create(here.caller, 'databricks_recipient', {
          name: 'again',
          authentication_type: 'DATABRICKS',
          data_recipient_global_metastore_id: there.globalId,
        }),
      ).toThrow(/AlreadyExists/);
    });

    it('are catalogs where they were given to', () => {
      const { here, there } = regions();
      share(here.caller);
      const catalog = () =>
        create(there.caller, 'databricks_catalog', {
          name: 'shared',
          provider_name: here.globalId,
          share_name: 'orders',
        });
      const grant = () =>
        create(here.caller, 'databricks_grant', {
          share: 'orders',
          principal: 'recovery',
          privileges: ['SELECT'],
        });

      expect(catalog).toThrow(/Provider 'aws:us-west-2:.*' does not exist/);
      expect(grant).toThrow(/'recovery' does not exist/);
      recipient(here.caller, there.globalId);
      expect(catalog).toThrow(
        /Share 'aws:us-west-2:.*\.orders' does not exist/,
      );
      grant();
      expect(catalog().catalog_type).toBe('DELTASHARING_CATALOG');
    });

    it('hold what is there, under one name each', () => {
      const { here } = regions();
      const shareOf = (...objects: ValueObject[]) =>
        create(here.caller, 'databricks_share', {
          name: 'orders',
          object: objects,
        });
      const schema = (name: string) => ({
        name,
        data_object_type: 'SCHEMA',
        shared_as: 'raw',
      });

      expect(() => shareOf(schema('shop.raw'))).toThrow(
        /SCHEMA 'shop.raw' does not exist/,
      );
      create(here.caller, 'databricks_catalog', { name: 'shop' });
      for (const name of ['raw', 'old']) {
        create(here.caller, 'databricks_schema', {
          catalog_name: 'shop',
          name,
        });
      }
      expect(() => shareOf(schema('shop.raw'), schema('shop.old'))).toThrow(
        /has two objects as raw/,
      );
    });

    it('and connections are each of one metastore', () => {
      const { here, there } = regions();
      create(here.caller, 'databricks_connection', {
        name: 'orders',
        connection_type: 'POSTGRESQL',
        options: { host: 'db.example' },
      });
      const foreign = (caller: Caller) =>
        create(caller, 'databricks_catalog', {
          name: 'orders',
          connection_name: 'orders',
        });

      expect(() => foreign(there.caller)).toThrow(
        /Connection 'orders' does not exist/,
      );
      expect(foreign(here.caller).catalog_type).toBe('FOREIGN_CATALOG');
    });
  });
});
