import type { DatabricksList } from '../DatabricksList';
import type {
  DatabricksReadOptions,
  DatabricksWorkspace,
} from '../DatabricksService';
import type { DatabricksWorkspaceReader } from '../DatabricksWorkspaceReader';

/** A network configuration: the VPC that workspaces run their compute in. @public */
export interface DatabricksNetwork {
  id: string;
  name: string;
  vpcId?: string;
  subnetIds: string[];
  securityGroupIds: string[];
  /** Databricks' ids of the registered endpoints. */
  vpcEndpointIds: { restApi: string[]; dataplaneRelay: string[] };
  /** VALID, WARNED, BROKEN or UNATTACHED. */
  status?: string;
  errors: Array<{ type?: string; message?: string }>;
  warnings: Array<{ type?: string; message?: string }>;
  /** Of the workspace that uses it, where the answer names one. */
  workspaceId?: string;
  createdAt?: string;
}

/** A registered VPC endpoint. @public */
export interface DatabricksVpcEndpoint {
  id: string;
  name?: string;
  awsVpcEndpointId?: string;
  awsEndpointServiceId?: string;
  awsAccountId?: string;
  region?: string;
  /** As AWS has it: available, pendingAcceptance, rejected and others. */
  state?: string;
  /** WORKSPACE_ACCESS, DATAPLANE_RELAY_ACCESS or GENERAL_ACCESS. */
  useCase?: string;
}

/** Who may reach a workspace over PrivateLink. @public */
export interface DatabricksPrivateAccessSettings {
  id: string;
  name?: string;
  region?: string;
  publicAccessEnabled?: boolean;
  /** ACCOUNT or ENDPOINT. */
  level?: string;
  allowedVpcEndpointIds: string[];
}

/** The role that Databricks launches compute with. @public */
export interface DatabricksCredentialConfiguration {
  id: string;
  name?: string;
  roleArn?: string;
  createdAt?: string;
}

/** The root bucket of workspaces. @public */
export interface DatabricksStorageConfiguration {
  id: string;
  name?: string;
  bucket?: string;
  roleArn?: string;
  createdAt?: string;
}

/** A customer-managed key. @public */
export interface DatabricksCustomerManagedKey {
  id: string;
  keyArn?: string;
  keyAlias?: string;
  region?: string;
  /** MANAGED_SERVICES, STORAGE. */
  useCases: string[];
}

/** A network connectivity configuration (NCC) of serverless compute. @public */
export interface DatabricksNetworkConnectivity {
  id: string;
  name?: string;
  region?: string;
  /** Address blocks that serverless compute comes from. */
  stableCidrBlocks: string[];
  privateEndpointRules: DatabricksPrivateEndpointRule[];
}

/** A way of serverless compute to one private endpoint. @public */
export interface DatabricksPrivateEndpointRule {
  id: string;
  endpointService?: string;
  vpcEndpointId?: string;
  resourceNames: string[];
  domainNames: string[];
  enabled?: boolean;
  /** PENDING, ESTABLISHED, REJECTED, DISCONNECTED, EXPIRED and others. */
  state?: string;
  errorMessage?: string;
}

/** A policy for the network of serverless compute. @public */
export interface DatabricksNetworkPolicy {
  id: string;
  /** FULL_ACCESS or RESTRICTED_ACCESS. */
  egressMode?: string;
  allowedDomains: string[];
}

/** A metastore with all that the account tells of it. @public */
export interface DatabricksMetastoreDetail {
  id: string;
  name: string;
  region?: string;
  owner?: string;
  storageRoot?: string;
  createdAt?: string;
  updatedAt?: string;
}

/** The metastore of a workspace. @public */
export interface DatabricksMetastoreAssignment {
  metastoreId: string;
  workspaceId: string;
  defaultCatalog?: string;
}

/** What a principal of the account may do in a workspace. @public */
export interface DatabricksPermissionAssignment {
  principalId: string;
  displayName?: string;
  /** The one of them that names the principal. */
  userName?: string;
  groupName?: string;
  servicePrincipalName?: string;
  /** USER, ADMIN. */
  permissions: string[];
  error?: string;
}

/** Where an account delivers logs to. @public */
export interface DatabricksLogDelivery {
  id: string;
  name?: string;
  /** AUDIT_LOGS or BILLABLE_USAGE. */
  type?: string;
  /** ENABLED or DISABLED. */
  status?: string;
  credentialsId?: string;
  storageConfigurationId?: string;
  prefix?: string;
  /** Empty when it is for all workspaces. */
  workspaceIds: string[];
  lastStatus?: string;
  lastMessage?: string;
}

/** A workspace with the ids of all that it was made from. @public */
export interface DatabricksWorkspaceDetail {
  id: string;
  name: string;
  deploymentName?: string;
  status: string;
  statusMessage?: string;
  region?: string;
  cloud?: string;
  pricingTier?: string;
  /** HYBRID or SERVERLESS. */
  computeMode?: string;
  /** CUSTOMER_HOSTED or DEFAULT_STORAGE. */
  storageMode?: string;
  credentialsId?: string;
  storageConfigurationId?: string;
  /** None when the workspace is not in a VPC of the customer. */
  networkId?: string;
  privateAccessSettingsId?: string;
  managedServicesKeyId?: string;
  storageKeyId?: string;
  networkConnectivityId?: string;
  customTags: Record<string, string>;
  createdAt?: string;
}

/**
 * Reads what an account holds beyond its workspaces. Needs a service principal
 * that is account admin. Every method throws DatabricksApiError.
 *
 * @public
 */
export interface DatabricksAccountReader {
  readonly accountId: string;
  workspaces(): DatabricksList<DatabricksWorkspaceDetail>;
  networks(): DatabricksList<DatabricksNetwork>;
  vpcEndpoints(): DatabricksList<DatabricksVpcEndpoint>;
  privateAccessSettings(): DatabricksList<DatabricksPrivateAccessSettings>;
  credentials(): DatabricksList<DatabricksCredentialConfiguration>;
  storageConfigurations(): DatabricksList<DatabricksStorageConfiguration>;
  customerManagedKeys(): DatabricksList<DatabricksCustomerManagedKey>;
  networkConnectivities(): DatabricksList<DatabricksNetworkConnectivity>;
  /** The rules of one NCC, page by page; an NCC itself holds those that it was answered with. */
  privateEndpointRules(
    networkConnectivityId: string,
  ): DatabricksList<DatabricksPrivateEndpointRule>;
  networkPolicies(): DatabricksList<DatabricksNetworkPolicy>;
  /** The id of a workspace's network policy. */
  networkPolicyOf(
    workspaceId: string,
    options?: DatabricksReadOptions,
  ): Promise<string | undefined>;
  metastores(): DatabricksList<DatabricksMetastoreDetail>;
  /** Undefined when the workspace has no metastore. */
  metastoreOf(
    workspaceId: string,
    options?: DatabricksReadOptions,
  ): Promise<DatabricksMetastoreAssignment | undefined>;
  permissionAssignments(
    workspaceId: string,
  ): DatabricksList<DatabricksPermissionAssignment>;
  logDeliveries(): DatabricksList<DatabricksLogDelivery>;
  /**
   * Reads a workspace of the account.
   *
   * @param options - with a person's own bearer token, to read with their rights
   *   in the place of the portal's
   * @throws NotAllowedError when the workspace's host is not one that this
   * account may have
   */
  workspace(
    workspace: Pick<DatabricksWorkspace, 'id' | 'url'>,
    options?: { token?: string },
  ): DatabricksWorkspaceReader;
}
