import {
  Lakehouse,
  Project,
  RegionsReplication,
  ZoneResourceNames,
} from '@lakeport/project';
import { S3BucketLifecycleConfiguration } from '#aws/s3-bucket-lifecycle-configuration';
import { Construct } from '#constructs';
import { roleArn } from '../iam/roleArn';
import { oldVersions, zoneLifecycle } from '../lakehouse/zoneLifecycle';
import { replicaBucketPolicy } from '../policies/replicaBucketPolicy';
import { PrivateBucket } from '../storage/PrivateBucket';
import { RegionsMember, RegionsMembers } from './regionsMembers';
import { ReplicaLocation } from './ReplicaLocation';
import { replicaReaders } from './replicaReaders';
import { WatchedReplication } from './RegionsMonitoring';
import { RegionsProviders } from './RegionsProviders';
import { RegionsResourceNames } from './regionsResourceNames';
import { SharedSchema } from './sharedSchemas';
import { ZoneClones } from './ZoneClones';
import { ZoneReplication } from './ZoneReplication';

/**
 * What the copies of zones are made from.
 *
 * @public
 */
export interface ZoneCopiesProps {
  readonly project: Project;
  readonly lakehouse: Lakehouse;
  readonly replication: RegionsReplication;
  readonly members: RegionsMembers;
  readonly providers: RegionsProviders;
  readonly names: RegionsResourceNames;
  /** The catalog of shared schemas in each secondary's region. */
  readonly shared: ReadonlyMap<string, string>;
  readonly sharedSchemas: readonly SharedSchema[];
  /** The key of the customer that a member's buckets are encrypted with. */
  readonly storageKeyArnOf: (member: RegionsMember) => string | undefined;
  /** Application ids of a member's service principals, by name. */
  readonly applicationIdsOf: (
    member: RegionsMember,
    principals: readonly string[],
  ) => ReadonlyMap<string, string>;
}

/**
 * Zones of the primary region in the secondary ones: objects of zones of files
 * as S3 copies them, with Unity Catalog's way to read them there; tables of zones
 * of Delta tables as deep clones.
 *
 * @public
 */
export class ZoneCopies extends Construct {
  readonly replicated: readonly WatchedReplication[];
  readonly #props: ZoneCopiesProps;

  constructor(scope: Construct, id: string, props: ZoneCopiesProps) {
    super(scope, id);
    this.#props = props;
    const { lakehouse, replication } = props;
    const zones = (format: 'files' | 'delta') =>
      replication.zones.filter(
        zone => lakehouse.zones[zone]?.format === format,
      );
    this.replicated = zones('files').flatMap(zone => this.#objects(zone));
    this.#tables(zones('delta'));
  }

  #objects(zone: string): WatchedReplication[] {
    const { lakehouse, members, names, providers, storageKeyArnOf } =
      this.#props;
    const { primary, secondaries } = members;
    const { awsAccountId } = primary.environment;
    const sourceBucket = primary.names.lakehouse?.zones[zone]?.bucket;
    if (sourceBucket === undefined) {
      throw new Error(
        `Zone ${zone} of ${primary.name} has no bucket of its own to copy`,
      );
    }
    const roleName = names.replicationRole(primary.name, zone);
    const copies = secondaries.map(member => {
      const { deletionProtection } = member.environment;
      const kmsKeyArn = storageKeyArnOf(member);
      const replica = names.replica(
        member.name,
        zone,
        member.environment.awsAccountId,
      );
      const bucket = new PrivateBucket(this, `bucket-${zone}-${member.name}`, {
        provider: providers.own(member),
        name: replica.bucket,
        versioned: true,
        deletionProtection,
        kmsKeyArn,
        policy: ({ bucketArn }) =>
          replicaBucketPolicy({
            bucketArn,
            sourceAccountId: awsAccountId,
            roleArn: roleArn(awsAccountId, roleName),
          }),
      });
      new S3BucketLifecycleConfiguration(
        this,
        `bucket-${zone}-${member.name}-lifecycle`,
        {
          provider: providers.own(member),
          bucket: bucket.bucketName,
          // Copies grow old as what they are of.
          rule: [...zoneLifecycle(lakehouse.zones[zone]), oldVersions],
        },
      );
      this.#location(zone, member, { bucket, kmsKeyArn, replica });
      return { bucket, kmsKeyArn, member };
    });
    new ZoneReplication(this, `zone-${zone}`, {
      provider: providers.own(primary),
      awsAccountId,
      roleName,
      bucketName: sourceBucket,
      kmsKeyArn: storageKeyArnOf(primary),
      destinations: copies.map(({ bucket, kmsKeyArn, member }) => ({
        name: member.name,
        bucketName: bucket.bucketName,
        awsAccountId: member.environment.awsAccountId,
        kmsKeyArn,
      })),
      dependsOn: copies.flatMap(({ bucket }) => bucket.ready),
    });
    return copies.map(({ bucket, member }) => ({
      zone,
      destination: member.name,
      sourceBucket,
      destinationBucket: bucket.bucketName,
      provider: providers.aws(awsAccountId, member.environment.region),
    }));
  }

  /** What the copy is read with where it lies. */
  #location(
    zone: string,
    member: RegionsMember,
    copy: {
      bucket: PrivateBucket;
      kmsKeyArn: string | undefined;
      replica: ZoneResourceNames;
    },
  ): void {
    const { applicationIdsOf, members, project, providers } = this.#props;
    const { awsAccountId, deletionProtection } = member.environment;
    const { environment, names } = members.primary;
    const grants = replicaReaders(project, zone, members.primary, member);
    new ReplicaLocation(this, `replica-${zone}-${member.name}`, {
      providers: {
        aws: providers.own(member),
        databricks: providers.workspace(member),
      },
      awsAccountId,
      names: copy.replica,
      bucket: copy.bucket,
      kmsKeyArn: copy.kmsKeyArn,
      isolation:
        names.defaultCatalog === undefined
          ? 'isolated'
          : environment.catalogs[names.defaultCatalog].isolation,
      grants,
      applicationIds: applicationIdsOf(
        member,
        grants.flatMap(({ principal }) =>
          'servicePrincipal' in principal ? [principal.servicePrincipal] : [],
        ),
      ),
      deletionProtection,
    });
  }

  #tables(zones: readonly string[]): void {
    const { lakehouse, members, names, providers, replication, shared } =
      this.#props;
    const { primary, secondaries } = members;
    if (zones.length === 0) {
      return;
    }
    const { schedule } = replication;
    if (!schedule) {
      throw new Error(
        `Zones of Delta tables (${zones.join(
          ', ',
        )}) are cloned on a schedule, and the replication has none`,
      );
    }
    for (const member of secondaries) {
      const sourceCatalog = shared.get(member.name);
      const targetCatalog = member.names.defaultCatalog;
      if (sourceCatalog === undefined || targetCatalog === undefined) {
        throw new Error(
          `Zones of Delta tables are cloned from a shared catalog into the default catalog of ${
            member.name
          }, which ${
            targetCatalog === undefined ? 'has none' : 'no catalog is shared to'
          }`,
        );
      }
      new ZoneClones(this, `clones-${member.name}`, {
        provider: providers.workspace(member),
        jobName: names.cloneJob(member.name),
        folder: `/${names.cloneJob(member.name)}`,
        sourceCatalog,
        targetCatalog,
        schemas: zones.map(zone => {
          const { schema } = lakehouse.zones[zone];
          return {
            source: this.#sharedAs(zone, schema),
            target: `${schema}_of_${primary.name.replace(/-/g, '_')}`,
          };
        }),
        schedule,
        deletionProtection: member.environment.deletionProtection,
      });
    }
  }

  #sharedAs(zone: string, schema: string): string {
    const { members, sharedSchemas } = this.#props;
    const found = sharedSchemas.find(
      shared =>
        shared.schema === schema &&
        shared.catalog === members.primary.names.defaultCatalog,
    );
    if (!found) {
      throw new Error(
        `Zone ${zone} cannot be cloned: its catalog ${members.primary.names.defaultCatalog} is not shared`,
      );
    }
    return found.sharedAs;
  }
}
