import { ITerraformDependable, TerraformProvider } from '#cdk';
import { S3Bucket } from '#aws/s3-bucket';
import { S3BucketOwnershipControls } from '#aws/s3-bucket-ownership-controls';
import { S3BucketPolicy } from '#aws/s3-bucket-policy';
import { S3BucketPublicAccessBlock } from '#aws/s3-bucket-public-access-block';
import { S3BucketServerSideEncryptionConfigurationA } from '#aws/s3-bucket-server-side-encryption-configuration';
import { S3BucketVersioningA } from '#aws/s3-bucket-versioning';
import { Construct } from '#constructs';
import { PolicyDocument } from '../policies/PolicyDocument';
import { renderPolicy } from '../policies/renderPolicy';
import { bucketArn } from './bucketArn';

/**
 * What a bucket is made from.
 *
 * @public
 */
export interface PrivateBucketProps {
  /** Unique in all of AWS. */
  readonly name: string;
  /** The bucket's policy, given its ARN. */
  readonly policy: (options: { bucketArn: string }) => PolicyDocument;
  /** Terraform then refuses to delete it, and it is never emptied for that. */
  readonly deletionProtection: boolean;
  /**
   * A key of the customer to encrypt with; SSE-S3 if left out. Everybody who
   * reads or writes the bucket needs the key as well.
   */
  readonly kmsKeyArn?: string;
  /** The policy is only the first one: another stack puts its own in place. */
  readonly policyIsReplaced?: boolean;
  /** Keeps old versions, which S3 asks for on both sides of a replication. */
  readonly versioned?: boolean;
  /** The account and region of the bucket; the stack's own if left out. */
  readonly provider?: TerraformProvider;
}

/**
 * A bucket that nobody reaches but those whom its policy names: no public
 * access, no ACLs, encrypted, TLS only. Versioning stays off unless asked for,
 * as Databricks wants it for root and catalog storage: old versions of Delta
 * files would never be cleaned up.
 *
 * Encryption is SSE-KMS with a key of the customer, or SSE-S3. The AWS-managed
 * KMS key cannot be used by the other account that Databricks reads root
 * buckets from.
 *
 * @public
 */
export class PrivateBucket extends Construct {
  readonly bucketName: string;
  readonly bucketArn: string;
  /** What has to be there before somebody uses the bucket. */
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    super(scope, id);
    const { provider } = props;
    const bucket = new S3Bucket(this, 'Resource', {
      provider,
      bucket: props.name,
      forceDestroy: !props.deletionProtection,
      tags: { Name: props.name },
      ...(props.deletionProtection && { lifecycle: { preventDestroy: true } }),
    });
    this.bucketName = bucket.id;
    this.bucketArn = bucket.arn;
    const versioning = new S3BucketVersioningA(this, 'versioning', {
      provider,
      bucket: bucket.id,
      versioningConfiguration: {
        status: props.versioned ? 'Enabled' : 'Disabled',
      },
    });
    const publicAccess = new S3BucketPublicAccessBlock(this, 'public-access', {
      provider,
      bucket: bucket.id,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    const encryption = new S3BucketServerSideEncryptionConfigurationA(
      this,
      'encryption',
      {
        provider,
        bucket: bucket.id,
        rule: [
          props.kmsKeyArn === undefined
            ? { applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }
            : {
                applyServerSideEncryptionByDefault: {
                  sseAlgorithm: 'aws:kms',
                  kmsMasterKeyId: props.kmsKeyArn,
                },
                // One call to KMS for many objects, not one for each.
                bucketKeyEnabled: true,
              },
        ],
      },
    );
    new S3BucketOwnershipControls(this, 'ownership', {
      provider,
      bucket: bucket.id,
      rule: { objectOwnership: 'BucketOwnerEnforced' },
    });
    const policy = new S3BucketPolicy(this, 'policy', {
      provider,
      bucket: bucket.id,
      policy: renderPolicy(props.policy({ bucketArn: bucketArn(props.name) })),
      dependsOn: [publicAccess],
      ...(props.policyIsReplaced && {
        lifecycle: { ignoreChanges: ['policy'] },
      }),
    });
    // What is written before the bucket has its key stays without it.
    this.ready = [policy, encryption, ...(props.versioned ? [versioning] : [])];
  }
}
