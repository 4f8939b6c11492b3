import { LakehouseResourceNames } from '@lakeport/project';
import { IamRole } from '#aws/iam-role';
import { IamRolePolicy } from '#aws/iam-role-policy';
import { S3BucketLifecycleConfiguration } from '#aws/s3-bucket-lifecycle-configuration';
import { Construct } from '#constructs';
import { batchRolePolicy } from '../policies/batchRolePolicy';
import { batchRoleTrustPolicy } from '../policies/batchRoleTrustPolicy';
import { catalogBucketPolicy } from '../policies/catalogBucketPolicy';
import { renderPolicy } from '../policies/renderPolicy';
import { PrivateBucket } from '../storage/PrivateBucket';
import { bucketArn } from '../storage/bucketArn';
import { zoneLifecycle } from './zoneLifecycle';
import { ZoneStorage } from './ZoneStorage';

/**
 * What batch copies into a zone are prepared with.
 *
 * @public
 */
export interface BatchOperationsProps {
  readonly names: LakehouseResourceNames['batch'];
  readonly zone: ZoneStorage;
  readonly awsAccountId: string;
  /** A key of the customer for both buckets. */
  readonly kmsKeyArn?: string;
  readonly deletionProtection: boolean;
}

/**
 * What S3 Batch Operations need for copies into a zone: a bucket for manifests
 * (`manifests/`) and reports (`reports/`), and the role that a job is given. Jobs
 * themselves are made when there is something to copy; Terraform has no resource
 * for them.
 *
 * @public
 */
export class BatchOperations extends Construct {
  readonly bucketName: string;
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: BatchOperationsProps) {
    super(scope, id);
    const { awsAccountId, kmsKeyArn, names, zone } = props;
    const bucket = new PrivateBucket(this, 'bucket', {
      name: names.bucket,
      policy: catalogBucketPolicy,
      kmsKeyArn,
      deletionProtection: props.deletionProtection,
    });
    new S3BucketLifecycleConfiguration(this, 'lifecycle', {
      bucket: bucket.bucketName,
      rule: zoneLifecycle({}),
    });
    const role = new IamRole(this, 'role', {
      name: names.role,
      description: 'S3 Batch Operations copy into the lakehouse with it',
      assumeRolePolicy: renderPolicy(batchRoleTrustPolicy({ awsAccountId })),
    });
    new IamRolePolicy(this, 'role-policy', {
      name: 'batch-operations',
      role: role.name,
      policy: renderPolicy(
        batchRolePolicy({
          batchBucketArn: bucketArn(names.bucket),
          zoneBucketArn: bucketArn(zone.bucket),
          landing: zone.landingFolder,
          kmsKeyArn,
        }),
      ),
    });
    this.bucketName = bucket.bucketName;
    this.roleArn = role.arn;
  }
}
