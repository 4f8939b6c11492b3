import { lakehousePlaces } from '@lakeport/project';
import { ITerraformDependable, TerraformProvider } from '#cdk';
import { IamRole } from '#aws/iam-role';
import { IamRolePolicy } from '#aws/iam-role-policy';
import {
  S3BucketReplicationConfigurationA,
  S3BucketReplicationConfigurationRule,
} from '#aws/s3-bucket-replication-configuration';
import { Construct } from '#constructs';
import { renderPolicy } from '../policies/renderPolicy';
import {
  replicationRolePolicy,
  replicationTrustPolicy,
} from '../policies/replicationRolePolicy';
import { bucketArn } from '../storage/bucketArn';

/**
 * A bucket that objects are copied to.
 *
 * @public
 */
export interface ReplicationDestination {
  /** The environment of the bucket: the id of the rule as well. */
  readonly name: string;
  readonly bucketName: string;
  readonly awsAccountId: string;
  readonly kmsKeyArn?: string;
}

/**
 * What the replication of a zone is made from.
 *
 * @public
 */
export interface ZoneReplicationProps {
  /** The account and region of the zone. */
  readonly provider: TerraformProvider;
  readonly awsAccountId: string;
  readonly roleName: string;
  readonly bucketName: string;
  readonly kmsKeyArn?: string;
  readonly destinations: readonly ReplicationDestination[];
  readonly dependsOn: readonly ITerraformDependable[];
}

/**
 * Copies of the objects of a zone of files in buckets of other regions, made by
 * S3 as they are written. Both sides are versioned. What is deleted in the zone
 * stays in the copies until their own retention is over.
 *
 * Never of Delta tables, which lie in another folder of the bucket: S3 keeps no order among objects, so that a copy may
 * hold a table's log without the files that it names.
 *
 * Source: Amazon S3 user guide, "Replicating objects within and across
 * Regions" and "Configuring replication for buckets in different accounts",
 * 2026.
 *
 * @public
 */
export class ZoneReplication extends Construct {
  constructor(scope: Construct, id: string, props: ZoneReplicationProps) {
    super(scope, id);
    const { awsAccountId, bucketName, destinations, kmsKeyArn, provider } =
      props;
    const role = new IamRole(this, 'role', {
      provider,
      name: props.roleName,
      description: 'S3 copies a zone to other regions with it',
      assumeRolePolicy: renderPolicy(
        replicationTrustPolicy({
          awsAccountId,
          bucketArn: bucketArn(bucketName),
        }),
      ),
    });
    const policy = new IamRolePolicy(this, 'role-policy', {
      provider,
      name: 'replication',
      role: role.name,
      policy: renderPolicy(
        replicationRolePolicy({
          source: { bucketArn: bucketArn(bucketName), kmsKeyArn },
          destinations: destinations.map(destination => ({
            bucketArn: bucketArn(destination.bucketName),
            kmsKeyArn: destination.kmsKeyArn,
          })),
        }),
      ),
    });
    new S3BucketReplicationConfigurationA(this, 'Resource', {
      provider,
      bucket: bucketName,
      role: role.arn,
      rule: destinations.map((destination, index) =>
        rule(destination, index, awsAccountId, kmsKeyArn !== undefined),
      ),
      dependsOn: [policy, ...props.dependsOn],
    });
  }
}

function rule(
  { awsAccountId, bucketName, kmsKeyArn, name }: ReplicationDestination,
  index: number,
  ownAccountId: string,
  isEncrypted: boolean,
): S3BucketReplicationConfigurationRule {
  return {
    id: name,
    priority: index + 1,
    status: 'Enabled',
    // Beside it lie tables, which are not to be copied so.
    filter: { prefix: `${lakehousePlaces.landing}/` },
    deleteMarkerReplication: { status: 'Disabled' },
    destination: {
      bucket: bucketArn(bucketName),
      // CloudWatch then says how far the copies are behind.
      metrics: { status: 'Enabled' },
      ...(awsAccountId !== ownAccountId && {
        account: awsAccountId,
        accessControlTranslation: { owner: 'Destination' },
      }),
      ...(kmsKeyArn && {
        encryptionConfiguration: { replicaKmsKeyId: kmsKeyArn },
      }),
    },
    ...(isEncrypted && {
      sourceSelectionCriteria: {
        sseKmsEncryptedObjects: { status: 'Enabled' },
      },
    }),
  };
}
