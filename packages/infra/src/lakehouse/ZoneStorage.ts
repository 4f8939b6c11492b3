import {
  LakehouseZone,
  lakehousePlaces,
  s3Place,
  ZoneResourceNames,
} from '@lakeport/project';
import { ITerraformDependable } from '#cdk';
import { S3BucketLifecycleConfiguration } from '#aws/s3-bucket-lifecycle-configuration';
import { S3BucketNotification } from '#aws/s3-bucket-notification';
import { Construct } from '#constructs';
import { Schema } from '#dbx/schema';
import { Volume } from '#dbx/volume';
import { catalogBucketPolicy } from '../policies/catalogBucketPolicy';
import { PrivateBucket } from '../storage/PrivateBucket';
import { CatalogStorage } from '../unity-catalog/CatalogStorage';
import { oldVersions, zoneLifecycle } from './zoneLifecycle';

/**
 * What a zone of a lakehouse is made from.
 *
 * @public
 */
export interface ZoneStorageProps {
  readonly zone: LakehouseZone;
  readonly names: ZoneResourceNames;
  readonly awsAccountId: string;
  /** The lakehouse's catalog. */
  readonly catalogName: string;
  /** As the catalog's. */
  readonly isolation: 'isolated' | 'open';
  /** A key of the customer for the zone's own bucket. */
  readonly kmsKeyArn?: string;
  /** Whether EventBridge is told of every object that is created. */
  readonly notifies: boolean;
  /** Whether a job remembers here what it has read. */
  readonly checkpoints: boolean;
  /** Whether S3 copies what lands here to other regions, which takes versions. */
  readonly replicated?: boolean;
  readonly deletionProtection: boolean;
  /** What must be there before Unity Catalog is asked for anything. */
  readonly dependsOn: ITerraformDependable[];
}

/**
 * A zone: its bucket, or the place in somebody else's; Unity Catalog's way to it;
 * and the schema that it is seen as. Managed tables lie in `managed`, files that
 * others write in `landing`, which is an external volume of that name.
 *
 * @public
 */
export class ZoneStorage extends Construct {
  readonly bucketName: string;
  /** As it is known before the bucket is there, for policies. */
  readonly bucket: string;
  /** The folder that files land in, below the bucket, with a slash at its end. */
  readonly landingFolder: string;
  /** The same as an address, with a slash at its end. */
  readonly landingUrl: string;
  /** The folder of what could not be delivered, with a slash at its end. */
  readonly deliveryErrorsFolder: string;
  /** `catalog.schema`. */
  readonly schemaId: string;
  /** `catalog.schema.landing`, of a zone of files. */
  readonly landingVolumeId?: string;
  /** `catalog.schema.checkpoints`, where a job remembers something. */
  readonly checkpointVolumeId?: string;
  /** What has to be there before somebody writes to the bucket. */
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: ZoneStorageProps) {
    super(scope, id);
    const { catalogName, deletionProtection, names, zone } = props;
    const given = zone.path === undefined ? undefined : s3Place(zone.path);
    const own = given ? undefined : this.#ownBucket(props);
    const prefix = given?.prefix;
    this.bucket = given?.bucket ?? names.bucket;
    this.bucketName = own?.bucketName ?? this.bucket;
    this.ready = own?.ready ?? [];
    const folder = (name: string) => `${prefix ? `${prefix}/` : ''}${name}/`;
    this.landingFolder = folder(lakehousePlaces.landing);
    this.deliveryErrorsFolder = folder(lakehousePlaces.deliveryErrors);

    const storage = new CatalogStorage(this, 'storage', {
      awsAccountId: props.awsAccountId,
      bucket: { bucketName: this.bucketName, ready: this.ready },
      prefix,
      // The key of somebody else's bucket is theirs to give.
      kmsKeyArn: own && props.kmsKeyArn,
      names: { ...names, bucket: this.bucket },
      isolation: props.isolation,
      deletionProtection,
      dependsOn: props.dependsOn,
    });
    this.landingUrl = `${storage.rootUrl}/${lakehousePlaces.landing}/`;
    const kept = {
      ...(deletionProtection && { lifecycle: { preventDestroy: true } }),
    };
    const schema = new Schema(this, 'schema', {
      catalogName,
      name: zone.schema,
      storageRoot: storage.managedUrl,
      forceDestroy: !deletionProtection,
      dependsOn: [storage.externalLocation],
      ...kept,
    });
    this.schemaId = schema.id;
    const volume = { catalogName, schemaName: schema.name, ...kept };
    if (zone.format === 'files') {
      this.landingVolumeId = new Volume(this, 'landing', {
        ...volume,
        name: lakehousePlaces.landing,
        volumeType: 'EXTERNAL',
        storageLocation: `${storage.rootUrl}/${lakehousePlaces.landing}`,
        // Databricks lets a location go only when nothing lies in it any more.
        dependsOn: [storage.externalLocation],
      }).id;
    }
    if (props.checkpoints) {
      this.checkpointVolumeId = new Volume(this, 'checkpoints', {
        ...volume,
        name: lakehousePlaces.checkpoints,
        volumeType: 'MANAGED',
      }).id;
    }
  }

  #ownBucket(props: ZoneStorageProps): PrivateBucket {
    const bucket = new PrivateBucket(this, 'bucket', {
      name: props.names.bucket,
      policy: catalogBucketPolicy,
      kmsKeyArn: props.kmsKeyArn,
      deletionProtection: props.deletionProtection,
      versioned: props.replicated,
    });
    new S3BucketLifecycleConfiguration(this, 'lifecycle', {
      bucket: bucket.bucketName,
      rule: [
        ...zoneLifecycle(props.zone),
        ...(props.replicated ? [oldVersions] : []),
      ],
    });
    if (props.notifies) {
      new S3BucketNotification(this, 'notification', {
        bucket: bucket.bucketName,
        eventbridge: true,
      });
    }
    return bucket;
  }
}
