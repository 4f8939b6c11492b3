import type {
  DatabricksNetwork,
  DatabricksPrivateAccessSettings,
  DatabricksStorageConfiguration,
  DatabricksVpcEndpoint,
  DatabricksWorkspaceDetail,
} from '@lakeport/backstage-plugin-databricks-node';
import type {
  DatabricksNetworkAnswers,
  FailedAnswer,
} from '@lakeport/topology';

/** What an account was asked; a part that is not there could not be read. */
export interface AccountNetworkParts {
  accountId: string;
  workspaces?: DatabricksWorkspaceDetail[];
  networks?: DatabricksNetwork[];
  vpcEndpoints?: DatabricksVpcEndpoint[];
  privateAccess?: DatabricksPrivateAccessSettings[];
  storage?: DatabricksStorageConfiguration[];
  errors: FailedAnswer[];
}

/** What an account tells of its networks, as the graph of a network takes it. */
export function databricksAnswersOf(
  parts: AccountNetworkParts,
): DatabricksNetworkAnswers {
  return {
    accountId: parts.accountId,
    workspaces: parts.workspaces?.map(workspace => ({
      workspace_id: workspace.id,
      workspace_name: workspace.name,
      aws_region: workspace.region,
      pricing_tier: workspace.pricingTier,
      compute_mode: workspace.computeMode,
      workspace_status: workspace.status,
      network_id: workspace.networkId,
      storage_configuration_id: workspace.storageConfigurationId,
      private_access_settings_id: workspace.privateAccessSettingsId,
    })),
    networks: parts.networks?.map(network => ({
      network_id: network.id,
      network_name: network.name,
      vpc_id: network.vpcId,
      subnet_ids: network.subnetIds,
      security_group_ids: network.securityGroupIds,
      vpc_endpoints: {
        rest_api: network.vpcEndpointIds.restApi,
        dataplane_relay: network.vpcEndpointIds.dataplaneRelay,
      },
      vpc_status: network.status,
      error_messages: network.errors.map(({ type, message }) => ({
        error_type: type,
        error_message: message,
      })),
      warning_messages: network.warnings.map(({ type, message }) => ({
        warning_type: type,
        warning_message: message,
      })),
    })),
    vpcEndpoints: parts.vpcEndpoints?.map(endpoint => ({
      vpc_endpoint_id: endpoint.id,
      vpc_endpoint_name: endpoint.name,
      aws_vpc_endpoint_id: endpoint.awsVpcEndpointId,
      aws_account_id: endpoint.awsAccountId,
      region: endpoint.region,
      state: endpoint.state,
      use_case: endpoint.useCase,
    })),
    privateAccessSettings: parts.privateAccess?.map(settings => ({
      private_access_settings_id: settings.id,
      private_access_settings_name: settings.name,
      region: settings.region,
      public_access_enabled: settings.publicAccessEnabled,
      private_access_level: settings.level,
      allowed_vpc_endpoint_ids: settings.allowedVpcEndpointIds,
    })),
    storageConfigurations: parts.storage?.map(({ id, bucket }) => ({
      storage_configuration_id: id,
      root_bucket_info: { bucket_name: bucket },
    })),
    errors: parts.errors,
  };
}
