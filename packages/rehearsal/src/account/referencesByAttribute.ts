/** What an attribute refers to. */
export interface Reference {
  /** Types that refer by this attribute; all of the provider when left out. */
  in?: RegExp;
  /** Types that are referred to. */
  to: readonly string[];
  /** The attribute that is named; `id` when left out. */
  by?: string;
  /** Values that stand for themselves. */
  except?: RegExp;
  /** Whether the object must be in the same AWS account and region. */
  near?: boolean;
  /** The service's code for it. */
  code?: string;
}

const VPC: Reference = {
  to: ['aws_vpc', 'aws_default_vpc'],
  near: true,
  code: 'InvalidVpcID.NotFound',
};
const SUBNET: Reference = {
  to: ['aws_subnet', 'aws_default_subnet'],
  near: true,
  code: 'InvalidSubnetID.NotFound',
};
const GROUP: Reference = {
  to: ['aws_security_group', 'aws_default_security_group'],
  near: true,
  code: 'InvalidGroup.NotFound',
};
const ROUTE_TABLE: Reference = {
  to: ['aws_route_table', 'aws_default_route_table'],
  near: true,
  code: 'InvalidRouteTableID.NotFound',
};
const KEY: Reference = {
  to: ['aws_kms_key', 'aws_kms_replica_key'],
  except: /^(arn:[^:]+:kms:[^:]*:[^:]*:alias\/|alias\/)/,
  code: 'NotFoundException',
};
const WORKSPACE: Reference = {
  in: /^databricks_(mws_|metastore_assignment|workspace_)/,
  to: ['databricks_mws_workspaces'],
  by: 'workspace_id',
};
const MANAGED_KEY: Reference = {
  to: ['databricks_mws_customer_managed_keys'],
  by: 'customer_managed_key_id',
};

/** What an attribute of that name refers to, by the referring side. */
export const referencesByAttribute: Record<string, readonly Reference[]> = {
  vpc_id: [
    {
      // Of another account: that is what it is for.
      in: /^aws_route53_vpc_association_authorization$/,
      to: ['aws_vpc'],
      code: 'InvalidVPCId',
    },
    VPC,
  ],
  subnet_id: [SUBNET],
  subnet_ids: [SUBNET],
  security_group_id: [GROUP],
  security_group_ids: [GROUP],
  vpc_security_group_ids: [GROUP],
  referenced_security_group_id: [GROUP],
  source_security_group_id: [GROUP],
  route_table_id: [ROUTE_TABLE],
  route_table_ids: [ROUTE_TABLE],
  nat_gateway_id: [
    {
      to: ['aws_nat_gateway'],
      near: true,
      code: 'InvalidNatGatewayID.NotFound',
    },
  ],
  gateway_id: [
    {
      to: ['aws_internet_gateway', 'aws_vpn_gateway'],
      except: /^(local|vpce-.*)$/,
      near: true,
      code: 'InvalidInternetGatewayID.NotFound',
    },
  ],
  internet_gateway_id: [{ to: ['aws_internet_gateway'], near: true }],
  allocation_id: [
    {
      in: /^aws_(nat_gateway|eip_association)$/,
      to: ['aws_eip'],
      near: true,
      code: 'InvalidAllocationID.NotFound',
    },
  ],
  vpc_endpoint_id: [
    { in: /^aws_/, to: ['aws_vpc_endpoint'], near: true },
    {
      in: /^databricks_workspace/,
      to: ['databricks_mws_vpc_endpoint'],
      by: 'vpc_endpoint_id',
    },
  ],
  aws_vpc_endpoint_id: [{ to: ['aws_vpc_endpoint'] }],
  role: [
    {
      in: /^aws_iam_(role_|instance_profile|policy_attachment)/,
      to: ['aws_iam_role'],
      by: 'name',
      near: true,
      code: 'NoSuchEntity',
    },
  ],
  policy_arn: [
    {
      in: /^aws_iam_/,
      to: ['aws_iam_policy'],
      by: 'arn',
      near: true,
      except: /^arn:[^:]+:iam::aws:policy\//,
      code: 'NoSuchEntity',
    },
  ],
  permissions_boundary: [
    {
      in: /^aws_iam_/,
      to: ['aws_iam_policy'],
      by: 'arn',
      except: /^arn:[^:]+:iam::aws:policy\//,
      near: true,
      code: 'NoSuchEntity',
    },
  ],
  bucket: [
    { in: /^aws_s3_bucket_/, to: ['aws_s3_bucket'], code: 'NoSuchBucket' },
  ],
  log_group_name: [
    {
      in: /^aws_cloudwatch_log_stream$/,
      to: ['aws_cloudwatch_log_group'],
      by: 'name',
      near: true,
      code: 'ResourceNotFoundException',
    },
  ],
  bucket_name: [{ in: /^databricks_mws_/, to: ['aws_s3_bucket'] }],
  kms_key_id: [
    {
      ...KEY,
      in: /^aws_(secretsmanager_secret|cloudwatch_log_group|kinesis_stream|s3_object|ebs_volume|rds_cluster|db_instance)$/,
    },
  ],
  replica_kms_key_id: [KEY],
  db_subnet_group_name: [
    {
      in: /^aws_(rds_cluster|db_instance)$/,
      to: ['aws_db_subnet_group'],
      by: 'name',
      near: true,
      code: 'DBSubnetGroupNotFoundFault',
    },
  ],
  db_cluster_parameter_group_name: [
    {
      in: /^aws_rds_cluster$/,
      to: ['aws_rds_cluster_parameter_group'],
      by: 'name',
      near: true,
      except: /^default\./,
      code: 'DBClusterParameterGroupNotFound',
    },
  ],
  parameter_group_name: [
    {
      in: /^aws_db_instance$/,
      to: ['aws_db_parameter_group'],
      by: 'name',
      near: true,
      except: /^default\./,
      code: 'DBParameterGroupNotFound',
    },
  ],
  cluster_identifier: [
    {
      in: /^aws_rds_cluster_instance$/,
      to: ['aws_rds_cluster'],
      near: true,
      code: 'DBClusterNotFoundFault',
    },
  ],
  target_key_id: [KEY],
  kms_master_key_id: [KEY],
  key_id: [{ ...KEY, in: /^aws_kms_/ }],
  key_arn: [{ ...KEY, in: /^databricks_/, by: 'arn' }],
  role_arn: [
    {
      in: /^databricks_mws_/,
      to: ['aws_iam_role'],
      by: 'arn',
      code: 'MALFORMED_REQUEST: Failed credential validation checks',
    },
  ],
  credentials_id: [
    { to: ['databricks_mws_credentials'], by: 'credentials_id' },
  ],
  storage_configuration_id: [
    {
      to: ['databricks_mws_storage_configurations'],
      by: 'storage_configuration_id',
    },
  ],
  network_id: [
    { in: /^databricks_/, to: ['databricks_mws_networks'], by: 'network_id' },
  ],
  private_access_settings_id: [
    {
      to: ['databricks_mws_private_access_settings'],
      by: 'private_access_settings_id',
    },
  ],
  managed_services_customer_managed_key_id: [MANAGED_KEY],
  storage_customer_managed_key_id: [MANAGED_KEY],
  network_connectivity_config_id: [
    {
      to: ['databricks_mws_network_connectivity_config'],
      by: 'network_connectivity_config_id',
    },
  ],
  network_policy_id: [
    {
      in: /^databricks_workspace_network_option$/,
      to: ['databricks_account_network_policy'],
      by: 'network_policy_id',
      except: /^default-policy$/,
    },
  ],
  allowed_vpc_endpoint_ids: [
    { to: ['databricks_mws_vpc_endpoint'], by: 'vpc_endpoint_id' },
  ],
  rest_api: [{ to: ['databricks_mws_vpc_endpoint'], by: 'vpc_endpoint_id' }],
  dataplane_relay: [
    { to: ['databricks_mws_vpc_endpoint'], by: 'vpc_endpoint_id' },
  ],
  workspace_id: [WORKSPACE],
  metastore_id: [
    {
      in: /^databricks_metastore_(assignment|data_access)$/,
      to: ['databricks_metastore'],
      by: 'metastore_id',
    },
  ],
  principal_id: [
    {
      in: /^databricks_mws_permission_assignment$/,
      to: [
        'databricks_group',
        'databricks_user',
        'databricks_service_principal',
      ],
    },
  ],
  principal: [
    {
      in: /^databricks_grants?$/,
      to: [
        'databricks_group',
        'databricks_user',
        'databricks_service_principal',
        'databricks_recipient',
      ],
      by: 'principal',
      except: /^(account users|users|admins)$/,
    },
  ],
  policy_id: [
    {
      in: /^databricks_(cluster|job)$/,
      to: ['databricks_cluster_policy'],
      code: 'INVALID_PARAMETER_VALUE',
    },
  ],
  instance_pool_id: [
    {
      in: /^databricks_(cluster|job)$/,
      to: ['databricks_instance_pool'],
      code: 'INVALID_PARAMETER_VALUE',
    },
  ],
  driver_instance_pool_id: [
    {
      in: /^databricks_(cluster|job)$/,
      to: ['databricks_instance_pool'],
      code: 'INVALID_PARAMETER_VALUE',
    },
  ],
  cluster_id: [{ in: /^databricks_library$/, to: ['databricks_cluster'] }],
  service_principal_name: [
    {
      in: /^databricks_job$/,
      to: ['databricks_service_principal'],
      by: 'application_id',
    },
  ],
  secret_id: [
    {
      in: /^aws_secretsmanager_/,
      to: ['aws_secretsmanager_secret'],
      near: true,
      code: 'ResourceNotFoundException',
    },
  ],
  zone_id: [
    {
      in: /^aws_route53_(zone_association|vpc_association_authorization)$/,
      to: ['aws_route53_zone'],
      code: 'NoSuchHostedZone',
    },
  ],
  group_id: [{ in: /^databricks_/, to: ['databricks_group'] }],
  member_id: [
    {
      in: /^databricks_/,
      to: [
        'databricks_group',
        'databricks_user',
        'databricks_service_principal',
      ],
    },
  ],
  user_id: [{ in: /^databricks_/, to: ['databricks_user'] }],
  service_principal_id: [
    { in: /^databricks_/, to: ['databricks_service_principal'] },
  ],
  catalog_name: [
    {
      in: /^databricks_(schema|volume|sql_table)$/,
      to: ['databricks_catalog'],
    },
  ],
  schema_name: [
    {
      in: /^databricks_(volume|sql_table)$/,
      to: ['databricks_schema'],
      by: 'name',
    },
  ],
  credential_name: [
    {
      in: /^databricks_external_location$/,
      to: ['databricks_storage_credential'],
    },
  ],
};
