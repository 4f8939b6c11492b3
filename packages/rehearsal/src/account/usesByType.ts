/** How one object makes use of another. */
export interface Use {
  /** Type of what uses the object. */
  by: string;
  /** Its attribute that names the object. */
  attribute: string;
  /** What it is named by; `id` when left out. */
  named?: string;
}

const STRAYS = ['aws_network_interface', 'aws_instance'];

/** What keeps an object of a type from being deleted. */
export const usesByType: Record<string, readonly Use[]> = {
  aws_vpc: [
    'aws_subnet',
    'aws_internet_gateway',
    'aws_security_group',
    'aws_route_table',
    'aws_vpc_endpoint',
    'aws_network_acl',
    'aws_ec2_transit_gateway_vpc_attachment',
  ].map(by => ({ by, attribute: 'vpc_id' })),
  aws_subnet: [
    { by: 'aws_nat_gateway', attribute: 'subnet_id' },
    ...STRAYS.map(by => ({ by, attribute: 'subnet_id' })),
    { by: 'aws_vpc_endpoint', attribute: 'subnet_ids' },
    { by: 'aws_db_subnet_group', attribute: 'subnet_ids' },
    { by: 'aws_ec2_transit_gateway_vpc_attachment', attribute: 'subnet_ids' },
  ],
  aws_security_group: [
    { by: 'aws_network_interface', attribute: 'security_groups' },
    { by: 'aws_instance', attribute: 'vpc_security_group_ids' },
    { by: 'aws_vpc_endpoint', attribute: 'security_group_ids' },
    { by: 'aws_rds_cluster', attribute: 'vpc_security_group_ids' },
    { by: 'aws_db_instance', attribute: 'vpc_security_group_ids' },
    {
      by: 'aws_vpc_security_group_ingress_rule',
      attribute: 'referenced_security_group_id',
    },
    {
      by: 'aws_vpc_security_group_egress_rule',
      attribute: 'referenced_security_group_id',
    },
  ],
  aws_db_subnet_group: ['aws_rds_cluster', 'aws_db_instance'].map(by => ({
    by,
    attribute: 'db_subnet_group_name',
    named: 'name',
  })),
  aws_rds_cluster_parameter_group: [
    {
      by: 'aws_rds_cluster',
      attribute: 'db_cluster_parameter_group_name',
      named: 'name',
    },
  ],
  aws_db_parameter_group: [
    { by: 'aws_db_instance', attribute: 'parameter_group_name', named: 'name' },
  ],
  aws_rds_cluster: [
    { by: 'aws_rds_cluster_instance', attribute: 'cluster_identifier' },
  ],
  aws_rds_global_cluster: [
    { by: 'aws_rds_cluster', attribute: 'global_cluster_identifier' },
  ],
  aws_eip: [{ by: 'aws_nat_gateway', attribute: 'allocation_id' }],
  aws_iam_role: [
    { by: 'aws_iam_role_policy', attribute: 'role', named: 'name' },
    { by: 'aws_iam_role_policy_attachment', attribute: 'role', named: 'name' },
    { by: 'aws_iam_instance_profile', attribute: 'role', named: 'name' },
  ],
  aws_cloudwatch_event_rule: [
    { by: 'aws_cloudwatch_event_target', attribute: 'rule', named: 'name' },
  ],
  aws_iam_policy: [
    {
      by: 'aws_iam_role_policy_attachment',
      attribute: 'policy_arn',
      named: 'arn',
    },
  ],
  databricks_mws_credentials: [
    {
      by: 'databricks_mws_workspaces',
      attribute: 'credentials_id',
      named: 'credentials_id',
    },
  ],
  databricks_mws_storage_configurations: [
    {
      by: 'databricks_mws_workspaces',
      attribute: 'storage_configuration_id',
      named: 'storage_configuration_id',
    },
  ],
  databricks_mws_networks: [
    {
      by: 'databricks_mws_workspaces',
      attribute: 'network_id',
      named: 'network_id',
    },
  ],
  databricks_mws_private_access_settings: [
    {
      by: 'databricks_mws_workspaces',
      attribute: 'private_access_settings_id',
      named: 'private_access_settings_id',
    },
  ],
  databricks_mws_vpc_endpoint: [
    {
      by: 'databricks_mws_networks',
      attribute: 'rest_api',
      named: 'vpc_endpoint_id',
    },
    {
      by: 'databricks_mws_networks',
      attribute: 'dataplane_relay',
      named: 'vpc_endpoint_id',
    },
  ],
  databricks_mws_customer_managed_keys: [
    'managed_services_customer_managed_key_id',
    'storage_customer_managed_key_id',
  ].map(attribute => ({
    by: 'databricks_mws_workspaces',
    attribute,
    named: 'customer_managed_key_id',
  })),
  databricks_mws_network_connectivity_config: [
    {
      by: 'databricks_mws_ncc_binding',
      attribute: 'network_connectivity_config_id',
      named: 'network_connectivity_config_id',
    },
  ],
  databricks_metastore: [
    { by: 'databricks_metastore_assignment', attribute: 'metastore_id' },
  ],
  databricks_connection: [
    {
      by: 'databricks_catalog',
      attribute: 'connection_name',
      named: 'name',
    },
  ],
  databricks_storage_credential: [
    { by: 'databricks_external_location', attribute: 'credential_name' },
  ],
};
