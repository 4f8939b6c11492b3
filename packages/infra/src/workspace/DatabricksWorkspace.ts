import { TerraformProvider, TerraformResource } from '#cdk';
import { Construct } from '#constructs';
import { MetastoreAssignment } from '#dbx/metastore-assignment';
import { MwsCredentials } from '#dbx/mws-credentials';
import { MwsNetworks } from '#dbx/mws-networks';
import { MwsStorageConfigurations } from '#dbx/mws-storage-configurations';
import { MwsWorkspaces, MwsWorkspacesConfig } from '#dbx/mws-workspaces';
import { Sleep } from '#time/sleep';
import { fingerprintedName } from './fingerprintedName';

/**
 * Where a workspace runs compute in the customer's account, and how it gets
 * there.
 *
 * @public
 */
export interface ClassicCompute {
  readonly names: {
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
  /** Databricks ids of the registered PrivateLink endpoints of cluster nodes. */
  readonly endpoints?: { readonly workspace: string; readonly relay: string };
  readonly privateAccessSettingsId?: string;
  /** Databricks ids of registered keys. */
  readonly keys?: {
    readonly managedServicesKeyId?: string;
    readonly storageKeyId?: string;
  };
}

/**
 * Ids in the Databricks account of what an existing workspace was made with.
 * One without any has serverless compute only.
 *
 * @public
 */
export interface ExistingCompute {
  readonly credentials?: string;
  readonly storageConfiguration?: string;
  readonly networkConfiguration?: string;
  readonly privateAccessSettings?: string;
  readonly managedServicesKey?: string;
  readonly storageKey?: string;
}

/**
 * What of an existing workspace was said when it was made and cannot be said
 * otherwise now: left out here, it would count as a change, and as one that
 * makes another workspace.
 */
const SAID_ONCE = [
  'compute_mode',
  'deployment_name',
  'is_no_public_ip_enabled',
  'location',
];

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
  readonly workspaceName: string;
  /** Left out for a workspace with serverless compute only. */
  readonly classicCompute?: ClassicCompute;
  /** One that somebody else made, by the ids of what it was made with. */
  readonly existing?: ExistingCompute;
  readonly metastoreId: string;
  readonly customTags: Readonly<Record<string, string>>;
  /** The account's own if left out. */
  readonly pricingTier?: string;
  readonly deletionProtection: boolean;
  /** What the workspace uses without naming it: destroyed after it. */
  readonly dependsOn?: TerraformResource[];
}

/**
 * A workspace and its metastore: in a VPC of the customer, with the objects
 * that the account knows its AWS side by, or with serverless compute only,
 * which needs none of them.
 *
 * There is no `token` block (it fails under OAuth) and no `deployment_name`
 * (it fails in accounts without a prefix, and changing it replaces the
 * workspace).
 *
 * An existing one is never deleted, whatever is protected besides.
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
    const { provider, databricksAccountId: accountId, existing } = props;
    const workspace = new MwsWorkspaces(this, 'Resource', {
      provider,
      accountId,
      workspaceName: props.workspaceName,
      awsRegion: props.region,
      ...this.#compute(props),
      customTags: { ...props.customTags },
      ...(props.pricingTier && { pricingTier: props.pricingTier }),
      ...(existing
        ? { lifecycle: { preventDestroy: true, ignoreChanges: SAID_ONCE } }
        : {
            timeouts: { create: '30m' },
            ...(props.deletionProtection && {
              lifecycle: { preventDestroy: true },
            }),
          }),
      dependsOn: props.dependsOn,
    });
    this.workspaceId = workspace.workspaceId;
    this.workspaceUrl = workspace.workspaceUrl;
    this.metastoreAssignment = new MetastoreAssignment(this, 'metastore', {
      provider,
      metastoreId: props.metastoreId,
      workspaceId: workspace.workspaceId,
    });
  }

  #compute(props: DatabricksWorkspaceProps): Partial<MwsWorkspacesConfig> {
    const { classicCompute, existing } = props;
    if (classicCompute) {
      return this.#classicCompute(classicCompute, props);
    }
    if (!existing?.credentials) {
      return { computeMode: 'SERVERLESS' };
    }
    return {
      credentialsId: existing.credentials,
      storageConfigurationId: existing.storageConfiguration,
      networkId: existing.networkConfiguration,
      privateAccessSettingsId: existing.privateAccessSettings,
      managedServicesCustomerManagedKeyId: existing.managedServicesKey,
      storageCustomerManagedKeyId: existing.storageKey,
    };
  }

  #classicCompute(
    compute: ClassicCompute,
    { provider, databricksAccountId: accountId }: DatabricksWorkspaceProps,
  ): Partial<MwsWorkspacesConfig> {
    const { crossAccountRole, endpoints, keys, names } = compute;
    // IAM tells its replicas about a role and its policy within seconds, not
    // at once; Databricks checks the role when credentials are made.
    const roleReady = new Sleep(this, 'role-ready', {
      createDuration: '30s',
      triggers: {
        role_arn: crossAccountRole.arn,
        role_unique_id: crossAccountRole.uniqueId,
        policy: crossAccountRole.policyFingerprint,
      },
    });
    const credentials = new MwsCredentials(this, 'credentials', {
      provider,
      credentialsName: names.credentials,
      roleArn: crossAccountRole.arn,
      dependsOn: [roleReady],
    });
    const storage = new MwsStorageConfigurations(this, 'storage', {
      provider,
      accountId,
      storageConfigurationName: names.storageConfiguration,
      bucketName: compute.rootBucketName,
    });
    // A network cannot be changed and cannot go while a workspace uses it.
    const network = new MwsNetworks(this, 'network', {
      provider,
      accountId,
      networkName: fingerprintedName(
        names.network,
        [compute.vpcId],
        compute.subnetIds,
        compute.securityGroupIds,
        ...(endpoints ? [[endpoints.workspace, endpoints.relay]] : []),
      ),
      vpcId: compute.vpcId,
      subnetIds: compute.subnetIds,
      securityGroupIds: compute.securityGroupIds,
      ...(endpoints && {
        vpcEndpoints: {
          restApi: [endpoints.workspace],
          dataplaneRelay: [endpoints.relay],
        },
      }),
      lifecycle: { createBeforeDestroy: true },
    });
    return {
      credentialsId: credentials.credentialsId,
      storageConfigurationId: storage.storageConfigurationId,
      networkId: network.networkId,
      privateAccessSettingsId: compute.privateAccessSettingsId,
      managedServicesCustomerManagedKeyId: keys?.managedServicesKeyId,
      storageCustomerManagedKeyId: keys?.storageKeyId,
    };
  }
}
