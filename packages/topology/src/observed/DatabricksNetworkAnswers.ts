import { FailedAnswer } from './Ec2RegionAnswers';

/** Of `/workspaces`; 64-bit ids as text. @public */
export interface DatabricksWorkspaceAnswer {
  workspace_id: string;
  workspace_name?: string;
  aws_region?: string;
  pricing_tier?: string;
  compute_mode?: string;
  workspace_status?: string;
  /** Empty where Databricks keeps the network. */
  network_id?: string;
  storage_configuration_id?: string;
  private_access_settings_id?: string;
}

/** Of `/networks`. @public */
export interface DatabricksNetworkAnswer {
  network_id: string;
  network_name?: string;
  vpc_id?: string;
  subnet_ids?: string[];
  security_group_ids?: string[];
  /** Databricks' ids of the endpoints. */
  vpc_endpoints?: { rest_api?: string[]; dataplane_relay?: string[] };
  /** `VALID`, `WARNED`, `BROKEN` or `UNATTACHED` */
  vpc_status?: string;
  error_messages?: Array<{ error_type?: string; error_message?: string }>;
  warning_messages?: Array<{ warning_type?: string; warning_message?: string }>;
}

/** Of `/vpc-endpoints`. @public */
export interface DatabricksVpcEndpointAnswer {
  vpc_endpoint_id: string;
  vpc_endpoint_name?: string;
  aws_vpc_endpoint_id?: string;
  /** The account that the endpoint is in. */
  aws_account_id?: string;
  region?: string;
  /** As AWS says it: `available`, `pendingAcceptance`, … */
  state?: string;
  /** `WORKSPACE_ACCESS`, `DATAPLANE_RELAY_ACCESS`, … */
  use_case?: string;
}

/** Of `/private-access-settings`. @public */
export interface DatabricksPrivateAccessAnswer {
  private_access_settings_id: string;
  private_access_settings_name?: string;
  region?: string;
  public_access_enabled?: boolean;
  private_access_level?: string;
  allowed_vpc_endpoint_ids?: string[];
}

/** Of `/storage-configurations`. @public */
export interface DatabricksStorageAnswer {
  storage_configuration_id: string;
  root_bucket_info?: { bucket_name?: string };
}

/**
 * What a Databricks account answers about its networks, in the shapes of its
 * API. A part that is not there was not read; why is in `errors`.
 *
 * @public
 */
export interface DatabricksNetworkAnswers {
  accountId: string;
  workspaces?: DatabricksWorkspaceAnswer[];
  networks?: DatabricksNetworkAnswer[];
  vpcEndpoints?: DatabricksVpcEndpointAnswer[];
  privateAccessSettings?: DatabricksPrivateAccessAnswer[];
  storageConfigurations?: DatabricksStorageAnswer[];
  errors?: FailedAnswer[];
}
