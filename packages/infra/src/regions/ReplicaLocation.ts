import { Grant, ZoneResourceNames } from '@lakeport/project';
import { TerraformProvider } from '#cdk';
import { Construct } from '#constructs';
import { PrivateBucket } from '../storage/PrivateBucket';
import { CatalogStorage } from '../unity-catalog/CatalogStorage';
import { grantPrincipals } from '../unity-catalog/grantPrincipals';

/**
 * What the way to a copy is made from.
 *
 * @public
 */
export interface ReplicaLocationProps {
  /** Account and workspace of the secondary region. */
  readonly providers: {
    readonly aws: TerraformProvider;
    readonly databricks: TerraformProvider;
  };
  readonly awsAccountId: string;
  readonly names: ZoneResourceNames;
  readonly bucket: PrivateBucket;
  readonly kmsKeyArn?: string;
  /** As that of the zone. */
  readonly isolation: 'isolated' | 'open';
  /** Who reads it. */
  readonly grants: readonly Grant[];
  /** Application ids of the service principals among them, by name. */
  readonly applicationIds: ReadonlyMap<string, string>;
  readonly deletionProtection: boolean;
}

/**
 * Unity Catalog's way to the copy of a zone of files, in the metastore of the
 * secondary region: a location that is read by its path, before and after a
 * failover, and never written. What is written to a copy goes back by no
 * replication, is overwritten by the next object of that name, and would have to
 * be told from what was copied; new files go to a zone of the region itself.
 *
 * It is no volume, as the zone is: in a location that is only read none can be
 * made.
 *
 * Sources: Amazon S3 user guide, "Replicating objects"; Databricks docs,
 * "Overview of external locations" and "Mark an external location as read-only",
 * 2026.
 *
 * @public
 */
export class ReplicaLocation extends Construct {
  constructor(scope: Construct, id: string, props: ReplicaLocationProps) {
    super(scope, id);
    const { applicationIds, grants, providers } = props;
    const { externalLocation } = new CatalogStorage(this, 'storage', {
      providers,
      awsAccountId: props.awsAccountId,
      bucket: props.bucket,
      kmsKeyArn: props.kmsKeyArn,
      names: props.names,
      access: 'read',
      isolation: props.isolation,
      deletionProtection: props.deletionProtection,
      dependsOn: [],
    });
    grantPrincipals(this, {
      provider: providers.databricks,
      on: { externalLocation: externalLocation.name },
      grants,
      applicationIds,
    });
  }
}
