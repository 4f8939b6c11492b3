import { ITerraformDependable, TerraformProvider } from '#cdk';
import { Construct } from '#constructs';
import { IamRole } from '#aws/iam-role';
import { IamRolePolicy } from '#aws/iam-role-policy';
import { ExternalLocation } from '#dbx/external-location';
import { StorageCredential } from '#dbx/storage-credential';
import { Sleep } from '#time/sleep';
import { roleArn } from '../iam/roleArn';
import { renderPolicy } from '../policies/renderPolicy';
import { unityCatalogPolicy } from '../policies/unityCatalogPolicy';
import { unityCatalogTrustPolicy } from '../policies/unityCatalogTrustPolicy';
import { bucketArn } from '../storage/bucketArn';
import { PrivateBucket } from '../storage/PrivateBucket';

/**
 * What a catalog's storage is reached through.
 *
 * @public
 */
export interface CatalogStorageProps {
  /** Of the account and the workspace; the stack's own if left out. */
  readonly providers?: {
    readonly aws: TerraformProvider;
    readonly databricks: TerraformProvider;
  };
  readonly awsAccountId: string;
  /** The bucket, in that account unless somebody else's bucket lets the role in. */
  readonly bucket: Pick<PrivateBucket, 'bucketName' | 'ready'>;
  /** The folder that it is limited to, without slashes around it; else all of it. */
  readonly prefix?: string;
  /** The key of the customer that the bucket is encrypted with. */
  readonly kmsKeyArn?: string;
  readonly names: {
    readonly bucket: string;
    readonly role: string;
    readonly storageCredential: string;
    readonly externalLocation: string;
  };
  /** What may be done there; `read-write` if left out. */
  readonly access?: 'read' | 'read-write';
  /** Whether other workspaces of the metastore may use it. */
  readonly isolation: 'isolated' | 'open';
  readonly deletionProtection: boolean;
  /** What must be there before Unity Catalog is asked for anything. */
  readonly dependsOn: ITerraformDependable[];
}

/**
 * Unity Catalog's way to one bucket, or one folder of it: storage credential, IAM
 * role, external location. The credential comes first, because the role's trust
 * needs the external id that Databricks gives it; the location comes last, because
 * Databricks tries the role out on it, and IAM needs its time.
 *
 * Credential and location of an isolated catalog are isolated too: Databricks
 * binds them to the workspace that makes them, and no other workspace of the
 * metastore may use them.
 *
 * What is only read is so by role, credential and location. Databricks then tries
 * the role out by reading a file, and refuses a location in which there is none
 * yet; so it is not asked to (issue 3843 of the Databricks Terraform provider,
 * open in 2026).
 *
 * @public
 */
export class CatalogStorage extends Construct {
  /** The bucket or folder, without a slash at its end. */
  readonly rootUrl: string;
  /** Where managed tables and volumes lie. */
  readonly managedUrl: string;
  /** Where external volumes lie, beside and never inside the managed part. */
  readonly externalUrl: string;
  readonly externalLocation: ExternalLocation;

  constructor(scope: Construct, id: string, props: CatalogStorageProps) {
    super(scope, id);
    const { access, awsAccountId, bucket, kmsKeyArn, names, prefix } = props;
    const { aws, databricks } = props.providers ?? {};
    const readsOnly = access === 'read';
    const { bucketName } = bucket;
    const root = [`s3://${bucketName}`, ...(prefix ? [prefix] : [])].join('/');
    const isolationMode =
      props.isolation === 'open'
        ? 'ISOLATION_MODE_OPEN'
        : 'ISOLATION_MODE_ISOLATED';
    const arn = roleArn(awsAccountId, names.role);
    const forceDestroy = !props.deletionProtection;

    const credential = new StorageCredential(this, 'credential', {
      provider: databricks,
      name: names.storageCredential,
      awsIamRole: { roleArn: arn },
      ...(readsOnly && { readOnly: true }),
      isolationMode,
      forceDestroy,
      dependsOn: props.dependsOn,
    });
    const role = new IamRole(this, 'role', {
      provider: aws,
      name: names.role,
      description: readsOnly
        ? 'Unity Catalog reads storage with it'
        : 'Unity Catalog reads and writes catalog storage with it',
      assumeRolePolicy: renderPolicy(
        unityCatalogTrustPolicy({
          awsAccountId,
          roleArn: arn,
          externalId: credential.awsIamRole.externalId,
        }),
      ),
    });
    const policy = new IamRolePolicy(this, 'role-policy', {
      provider: aws,
      name: 'catalog-storage',
      role: role.name,
      policy: renderPolicy(
        unityCatalogPolicy({
          bucketArn: bucketArn(names.bucket),
          roleArn: arn,
          prefix,
          kmsKeyArn,
          access,
        }),
      ),
    });
    const roleReady = new Sleep(this, 'role-ready', {
      createDuration: '60s',
      triggers: {
        role_arn: role.arn,
        role_unique_id: role.uniqueId,
        external_id: credential.awsIamRole.externalId,
        bucket: bucketName,
        ...(kmsKeyArn && { kms_key: kmsKeyArn }),
      },
      dependsOn: [policy],
    });
    this.externalLocation = new ExternalLocation(this, 'location', {
      provider: databricks,
      name: names.externalLocation,
      url: `${root}/`,
      credentialName: credential.name,
      ...(readsOnly && { readOnly: true, skipValidation: true }),
      isolationMode,
      forceDestroy,
      dependsOn: [roleReady, ...bucket.ready],
    });
    this.rootUrl = root;
    this.managedUrl = `${root}/managed`;
    this.externalUrl = `${root}/external`;
  }
}
