import { z } from 'zod';
import {
  flag,
  id,
  instant,
  list,
  pageOf,
  text,
  texts,
} from '../answers/fields';
import type {
  DatabricksCredentialConfiguration,
  DatabricksCustomerManagedKey,
  DatabricksLogDelivery,
  DatabricksMetastoreAssignment,
  DatabricksMetastoreDetail,
  DatabricksNetwork,
  DatabricksNetworkConnectivity,
  DatabricksNetworkPolicy,
  DatabricksPermissionAssignment,
  DatabricksPrivateAccessSettings,
  DatabricksPrivateEndpointRule,
  DatabricksStorageConfiguration,
  DatabricksVpcEndpoint,
  DatabricksWorkspaceDetail,
} from './DatabricksAccountReader';

/** GET /workspaces: a bare array. */
export const workspaces = z.array(
  z
    .object({
      workspace_id: id,
      workspace_name: z.string(),
      deployment_name: text,
      workspace_status: text,
      workspace_status_message: text,
      aws_region: text,
      cloud: text,
      pricing_tier: text,
      compute_mode: text,
      storage_mode: text,
      credentials_id: text,
      storage_configuration_id: text,
      network_id: text,
      private_access_settings_id: text,
      managed_services_customer_managed_key_id: text,
      storage_customer_managed_key_id: text,
      network_connectivity_config_id: text,
      custom_tags: texts,
      creation_time: instant,
    })
    .transform(
      (found): DatabricksWorkspaceDetail => ({
        id: found.workspace_id,
        name: found.workspace_name,
        deploymentName: found.deployment_name,
        status: found.workspace_status ?? 'UNKNOWN',
        statusMessage: found.workspace_status_message,
        region: found.aws_region,
        cloud: found.cloud,
        pricingTier: found.pricing_tier,
        computeMode: found.compute_mode,
        storageMode: found.storage_mode,
        credentialsId: found.credentials_id,
        storageConfigurationId: found.storage_configuration_id,
        networkId: found.network_id,
        privateAccessSettingsId: found.private_access_settings_id,
        managedServicesKeyId: found.managed_services_customer_managed_key_id,
        storageKeyId: found.storage_customer_managed_key_id,
        networkConnectivityId: found.network_connectivity_config_id,
        customTags: found.custom_tags,
        createdAt: found.creation_time,
      }),
    ),
);

/** GET /networks: a bare array. */
export const networks = z.array(
  z
    .object({
      network_id: z.string(),
      network_name: text,
      vpc_id: text,
      subnet_ids: list(z.string()),
      security_group_ids: list(z.string()),
      vpc_endpoints: z
        .object({
          rest_api: list(z.string()),
          dataplane_relay: list(z.string()),
        })
        .nullish(),
      vpc_status: text,
      error_messages: list(z.object({ error_type: text, error_message: text })),
      warning_messages: list(
        z.object({ warning_type: text, warning_message: text }),
      ),
      workspace_id: text,
      creation_time: instant,
    })
    .transform(
      (found): DatabricksNetwork => ({
        id: found.network_id,
        name: found.network_name ?? found.network_id,
        vpcId: found.vpc_id,
        subnetIds: found.subnet_ids,
        securityGroupIds: found.security_group_ids,
        vpcEndpointIds: {
          restApi: found.vpc_endpoints?.rest_api ?? [],
          dataplaneRelay: found.vpc_endpoints?.dataplane_relay ?? [],
        },
        status: found.vpc_status,
        errors: found.error_messages.map(error => ({
          type: error.error_type,
          message: error.error_message,
        })),
        warnings: found.warning_messages.map(warning => ({
          type: warning.warning_type,
          message: warning.warning_message,
        })),
        // The wire has 0 for none.
        workspaceId:
          found.workspace_id === '0' ? undefined : found.workspace_id,
        createdAt: found.creation_time,
      }),
    ),
);

/** GET /vpc-endpoints: a bare array. */
export const vpcEndpoints = z.array(
  z
    .object({
      vpc_endpoint_id: z.string(),
      vpc_endpoint_name: text,
      aws_vpc_endpoint_id: text,
      aws_endpoint_service_id: text,
      aws_account_id: text,
      region: text,
      state: text,
      use_case: text,
    })
    .transform(
      (found): DatabricksVpcEndpoint => ({
        id: found.vpc_endpoint_id,
        name: found.vpc_endpoint_name,
        awsVpcEndpointId: found.aws_vpc_endpoint_id,
        awsEndpointServiceId: found.aws_endpoint_service_id,
        awsAccountId: found.aws_account_id,
        region: found.region,
        state: found.state,
        useCase: found.use_case,
      }),
    ),
);

/** GET /private-access-settings: a bare array. */
export const privateAccessSettings = z.array(
  z
    .object({
      private_access_settings_id: z.string(),
      private_access_settings_name: text,
      region: text,
      public_access_enabled: flag,
      private_access_level: text,
      allowed_vpc_endpoint_ids: list(z.string()),
    })
    .transform(
      (found): DatabricksPrivateAccessSettings => ({
        id: found.private_access_settings_id,
        name: found.private_access_settings_name,
        region: found.region,
        publicAccessEnabled: found.public_access_enabled,
        level: found.private_access_level,
        allowedVpcEndpointIds: found.allowed_vpc_endpoint_ids,
      }),
    ),
);

/** GET /credentials: a bare array. */
export const credentials = z.array(
  z
    .object({
      credentials_id: z.string(),
      credentials_name: text,
      aws_credentials: z
        .object({ sts_role: z.object({ role_arn: text }).nullish() })
        .nullish(),
      creation_time: instant,
    })
    .transform(
      (found): DatabricksCredentialConfiguration => ({
        id: found.credentials_id,
        name: found.credentials_name,
        roleArn: found.aws_credentials?.sts_role?.role_arn,
        createdAt: found.creation_time,
      }),
    ),
);

/** GET /storage-configurations: a bare array. */
export const storageConfigurations = z.array(
  z
    .object({
      storage_configuration_id: z.string(),
      storage_configuration_name: text,
      root_bucket_info: z.object({ bucket_name: text }).nullish(),
      role_arn: text,
      creation_time: instant,
    })
    .transform(
      (found): DatabricksStorageConfiguration => ({
        id: found.storage_configuration_id,
        name: found.storage_configuration_name,
        bucket: found.root_bucket_info?.bucket_name,
        roleArn: found.role_arn,
        createdAt: found.creation_time,
      }),
    ),
);

/** GET /customer-managed-keys: a bare array. */
export const customerManagedKeys = z.array(
  z
    .object({
      customer_managed_key_id: z.string(),
      aws_key_info: z
        .object({ key_arn: text, key_alias: text, key_region: text })
        .nullish(),
      use_cases: list(z.string()),
    })
    .transform(
      (found): DatabricksCustomerManagedKey => ({
        id: found.customer_managed_key_id,
        keyArn: found.aws_key_info?.key_arn,
        keyAlias: found.aws_key_info?.key_alias,
        region: found.aws_key_info?.key_region,
        useCases: found.use_cases,
      }),
    ),
);

const privateEndpointRule = z
  .object({
    rule_id: z.string(),
    endpoint_service: text,
    vpc_endpoint_id: text,
    resource_names: list(z.string()),
    domain_names: list(z.string()),
    enabled: flag,
    connection_state: text,
    error_message: text,
  })
  .transform(
    (found): DatabricksPrivateEndpointRule => ({
      id: found.rule_id,
      endpointService: found.endpoint_service,
      vpcEndpointId: found.vpc_endpoint_id,
      resourceNames: found.resource_names,
      domainNames: found.domain_names,
      enabled: found.enabled,
      state: found.connection_state,
      errorMessage: found.error_message,
    }),
  );

/** GET /network-connectivity-configs/{id}/private-endpoint-rules. */
export const privateEndpointRules = pageOf('items', privateEndpointRule);

/** GET /network-connectivity-configs. */
export const networkConnectivities = pageOf(
  'items',
  z
    .object({
      network_connectivity_config_id: z.string(),
      name: text,
      region: text,
      egress_config: z
        .object({
          default_rules: z
            .object({
              aws_stable_ip_rule: z
                .object({ cidr_blocks: list(z.string()) })
                .nullish(),
            })
            .nullish(),
          target_rules: z
            .object({ aws_private_endpoint_rules: list(privateEndpointRule) })
            .nullish(),
        })
        .nullish(),
    })
    .transform(
      (found): DatabricksNetworkConnectivity => ({
        id: found.network_connectivity_config_id,
        name: found.name,
        region: found.region,
        stableCidrBlocks:
          found.egress_config?.default_rules?.aws_stable_ip_rule?.cidr_blocks ??
          [],
        privateEndpointRules:
          found.egress_config?.target_rules?.aws_private_endpoint_rules ?? [],
      }),
    ),
);

/** GET /network-policies. */
export const networkPolicies = pageOf(
  'items',
  z
    .object({
      network_policy_id: z.string(),
      egress: z
        .object({
          network_access: z
            .object({
              restriction_mode: text,
              allowed_internet_destinations: list(
                z.object({ destination: text }),
              ),
            })
            .nullish(),
        })
        .nullish(),
    })
    .transform(
      (found): DatabricksNetworkPolicy => ({
        id: found.network_policy_id,
        egressMode: found.egress?.network_access?.restriction_mode,
        allowedDomains:
          found.egress?.network_access?.allowed_internet_destinations.flatMap(
            ({ destination }) => destination ?? [],
          ) ?? [],
      }),
    ),
);

/** GET /workspaces/{id}/network. */
export const workspaceNetwork = z.object({ network_policy_id: text });

/** GET /metastores: wrapped, not paged. */
export const metastores = pageOf(
  'metastores',
  z
    .object({
      metastore_id: z.string(),
      name: z.string(),
      region: text,
      owner: text,
      storage_root: text,
      created_at: instant,
      updated_at: instant,
    })
    .transform(
      (found): DatabricksMetastoreDetail => ({
        id: found.metastore_id,
        name: found.name,
        region: found.region,
        owner: found.owner,
        storageRoot: found.storage_root,
        createdAt: found.created_at,
        updatedAt: found.updated_at,
      }),
    ),
);

/** GET /workspaces/{id}/metastore. */
export const workspaceMetastore = z
  .object({
    metastore_assignment: z
      .object({
        metastore_id: z.string(),
        workspace_id: id,
        default_catalog_name: text,
      })
      .nullish(),
  })
  .transform(
    ({
      metastore_assignment: found,
    }): DatabricksMetastoreAssignment | undefined =>
      found
        ? {
            metastoreId: found.metastore_id,
            workspaceId: found.workspace_id,
            defaultCatalog: found.default_catalog_name,
          }
        : undefined,
  );

/** GET /workspaces/{id}/permissionassignments: wrapped, not paged. */
export const permissionAssignments = pageOf(
  'permission_assignments',
  z
    .object({
      permissions: list(z.string()),
      principal: z.object({
        principal_id: id,
        display_name: text,
        user_name: text,
        group_name: text,
        service_principal_name: text,
      }),
      error: text,
    })
    .transform(
      ({ permissions, principal, error }): DatabricksPermissionAssignment => ({
        principalId: principal.principal_id,
        displayName: principal.display_name,
        userName: principal.user_name,
        groupName: principal.group_name,
        servicePrincipalName: principal.service_principal_name,
        permissions,
        error,
      }),
    ),
);

/** GET /log-delivery. */
export const logDeliveries = pageOf(
  'log_delivery_configurations',
  z
    .object({
      config_id: z.string(),
      config_name: text,
      log_type: text,
      status: text,
      credentials_id: text,
      storage_configuration_id: text,
      delivery_path_prefix: text,
      workspace_ids_filter: list(id),
      log_delivery_status: z.object({ status: text, message: text }).nullish(),
    })
    .transform(
      (found): DatabricksLogDelivery => ({
        id: found.config_id,
        name: found.config_name,
        type: found.log_type,
        status: found.status,
        credentialsId: found.credentials_id,
        storageConfigurationId: found.storage_configuration_id,
        prefix: found.delivery_path_prefix,
        workspaceIds: found.workspace_ids_filter,
        lastStatus: found.log_delivery_status?.status,
        lastMessage: found.log_delivery_status?.message,
      }),
    ),
);
