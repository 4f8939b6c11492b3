import { TerraformProvider } from '#cdk';
import { Construct } from '#constructs';
import { MetastoreAssignment } from '#dbx/metastore-assignment';
import { MwsCredentials } from '#dbx/mws-credentials';
import { MwsNetworks } from '#dbx/mws-networks';
import { MwsStorageConfigurations } from '#dbx/mws-storage-configurations';
import { MwsWorkspaces } from '#dbx/mws-workspaces';
import { Sleep } from '#time/sleep';
import { networkConfigurationName } from './networkConfigurationName';

/**
 * What a workspace is made from.
 *
 * @public
 */
export interface DatabricksWorkspaceProps {
  /** An account-level Databricks provider. */
  readonly provider: TerraformProvider;
  readonly databricksAccountId: string;
  readonly region: string;
  readonly names: {
    readonly workspace: string;
    readonly credentials: string;
    readonly storageConfiguration: string;
    /** Prefix of the name of the network configuration. */
    readonly network: string;
  };
  readonly crossAccountRole: {
    readonly arn: string;
    /** Changes when the role was made anew. */
    readonly uniqueId: string;
    /** Changes when the role's policy did. */
    readonly policyFingerprint: string;
  };
  readonly rootBucketName: string;
  readonly vpcId: string;
  readonly subnetIds: string[];
  readonly securityGroupIds: string[];
  readonly metastoreId: string;
  readonly customTags: Readonly<Record<string, string>>;
  readonly deletionProtection: boolean;
}

/**
 * A workspace in a VPC of the customer, with the three objects that the
 * account knows its AWS side by, and its metastore.
 *
 * There is no `token` block (it fails under OAuth) and no `deployment_name`
 * (it fails in accounts without a prefix, and changing it replaces the
 * workspace).
 *
 * Source: Databricks Terraform provider 1.128.0, `databricks_mws_workspaces`,
 * 2026-08-19.
 *
 * @public
 */
export class DatabricksWorkspace extends Construct {
  readonly workspaceId: number;
  readonly workspaceUrl: string;
  /** What must be there before people are let in. */
  readonly metastoreAssignment: MetastoreAssignment;

  constructor(scope: Construct, id: string, props: DatabricksWorkspaceProps) {
    super(scope, id);
    const { provider, databricksAccountId: accountId, names } = props;

    // IAM tells its replicas about a role and its policy within seconds, not
    // at once; Databricks checks the role when credentials are made.
    const roleReady = new Sleep(this, 'role-ready', {
      createDuration: '30s',
      triggers: {
        role_arn: props.crossAccountRole.arn,
        role_unique_id: props.crossAccountRole.uniqueId,
        policy: props.crossAccountRole.policyFingerprint,
      },
    });
    const credentials = new MwsCredentials(this, 'credentials', {
      provider,
      credentialsName: names.credentials,
      roleArn: props.crossAccountRole.arn,
      dependsOn: [roleReady],
    });
    const storage = new MwsStorageConfigurations(this, 'storage', {
      provider,
      accountId,
      storageConfigurationName: names.storageConfiguration,
      bucketName: props.rootBucketName,
    });
    // A network cannot be changed and cannot go while a workspace uses it.
    const network = new MwsNetworks(this, 'network', {
      provider,
      accountId,
      networkName: networkConfigurationName(names.network, props),
      vpcId: props.vpcId,
      subnetIds: props.subnetIds,
      securityGroupIds: props.securityGroupIds,
      lifecycle: { createBeforeDestroy: true },
    });
    const workspace = new MwsWorkspaces(this, 'Resource', {
      provider,
      accountId,
      workspaceName: names.workspace,
      awsRegion: props.region,
      credentialsId: credentials.credentialsId,
      storageConfigurationId: storage.storageConfigurationId,
      networkId: network.networkId,
      customTags: { ...props.customTags },
      timeouts: { create: '30m' },
      ...(props.deletionProtection && { lifecycle: { preventDestroy: true } }),
    });
    this.workspaceId = workspace.workspaceId;
    this.workspaceUrl = workspace.workspaceUrl;
    this.metastoreAssignment = new MetastoreAssignment(this, 'metastore', {
      provider,
      metastoreId: props.metastoreId,
      workspaceId: workspace.workspaceId,
    });
  }
}
