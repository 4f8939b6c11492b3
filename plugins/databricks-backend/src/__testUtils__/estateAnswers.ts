import { ACCOUNT_ID } from './FakeDatabricks';
import { AWS_ACCOUNT, REGION } from './FakeAws';

/** Id of the workspace that everything hangs on. */
export const WORKSPACE = '9007199254740993';
const ACCOUNT = `/api/2.0/accounts/${ACCOUNT_ID}`;

/**
 * What the account of {@link FakeDatabricks} and its workspace answer besides
 * the usual: a workspace with all that it was made from, by path.
 *
 * @param url - of the workspace
 */
export function estateAnswers(url: string): Record<string, unknown> {
  const pathname = new URL(url).pathname.replace(/\/$/, '');
  return {
    [`${ACCOUNT}/workspaces`]: `[{"workspace_id": ${WORKSPACE},
      "workspace_name": "payments-dev", "workspace_status": "RUNNING",
      "workspace_url": "${url}", "aws_region": "${REGION}",
      "pricing_tier": "ENTERPRISE", "compute_mode": "HYBRID",
      "creation_time": 1764547200000,
      "credentials_id": "cred-1", "storage_configuration_id": "stor-1",
      "network_id": "net-1", "private_access_settings_id": "pas-1",
      "managed_services_customer_managed_key_id": "key-1",
      "storage_customer_managed_key_id": "key-1",
      "network_connectivity_config_id": "ncc-1",
      "custom_tags": {"lakeport-project": "payments", "lakeport-environment": "dev"}}]`,
    [`${ACCOUNT}/networks`]: [
      {
        network_id: 'net-1',
        network_name: 'payments-dev',
        vpc_id: 'vpc-1',
        subnet_ids: ['subnet-a', 'subnet-b'],
        security_group_ids: ['sg-1'],
        vpc_endpoints: { rest_api: ['ep-1'], dataplane_relay: [] },
        vpc_status: 'WARNED',
        error_messages: [],
        warning_messages: [
          {
            warning_type: 'securityGroup',
            warning_message: 'egress is narrow',
          },
        ],
      },
    ],
    [`${ACCOUNT}/vpc-endpoints`]: [
      {
        vpc_endpoint_id: 'ep-1',
        vpc_endpoint_name: 'payments rest',
        aws_vpc_endpoint_id: 'vpce-1',
        aws_account_id: AWS_ACCOUNT,
        region: REGION,
        state: 'available',
        use_case: 'WORKSPACE_ACCESS',
      },
    ],
    [`${ACCOUNT}/private-access-settings`]: [
      {
        private_access_settings_id: 'pas-1',
        private_access_settings_name: 'payments-dev',
        region: REGION,
        public_access_enabled: false,
        private_access_level: 'ENDPOINT',
        allowed_vpc_endpoint_ids: ['ep-1'],
      },
    ],
    [`${ACCOUNT}/credentials`]: [
      {
        credentials_id: 'cred-1',
        credentials_name: 'payments-dev',
        aws_credentials: {
          sts_role: {
            role_arn: `arn:aws:iam::${AWS_ACCOUNT}:role/payments-dev`,
          },
        },
      },
    ],
    [`${ACCOUNT}/storage-configurations`]: [
      {
        storage_configuration_id: 'stor-1',
        storage_configuration_name: 'payments-dev',
        root_bucket_info: { bucket_name: 'payments-dev-root' },
      },
    ],
    [`${ACCOUNT}/customer-managed-keys`]: [
      {
        customer_managed_key_id: 'key-1',
        aws_key_info: {
          key_arn: `arn:aws:kms:${REGION}:${AWS_ACCOUNT}:key/1`,
          key_alias: 'alias/payments',
        },
        use_cases: ['MANAGED_SERVICES', 'STORAGE'],
      },
    ],
    [`${ACCOUNT}/network-connectivity-configs`]: {
      items: [
        {
          network_connectivity_config_id: 'ncc-1',
          name: 'west',
          region: REGION,
          egress_config: {
            default_rules: {
              aws_stable_ip_rule: { cidr_blocks: ['203.0.113.0/28'] },
            },
          },
        },
      ],
    },
    [`${ACCOUNT}/network-connectivity-configs/ncc-1/private-endpoint-rules`]: {
      items: [
        {
          rule_id: 'rule-1',
          endpoint_service: 'com.amazonaws.us-west-2.s3',
          connection_state: 'REJECTED',
          error_message: 'nobody has accepted it',
        },
      ],
    },
    [`${ACCOUNT}/network-policies`]: {
      items: [
        {
          network_policy_id: 'policy-1',
          egress: {
            network_access: {
              restriction_mode: 'RESTRICTED_ACCESS',
              allowed_internet_destinations: [{ destination: 'pypi.org' }],
            },
          },
        },
      ],
    },
    [`${ACCOUNT}/workspaces/${WORKSPACE}/network`]: {
      network_policy_id: 'policy-1',
    },
    [`${ACCOUNT}/workspaces/${WORKSPACE}/metastore`]: `{"metastore_assignment":
      {"metastore_id": "m1", "workspace_id": ${WORKSPACE}, "default_catalog_name": "payments_dev"}}`,
    [`${ACCOUNT}/metastores`]: {
      metastores: [
        {
          metastore_id: 'm1',
          name: 'west',
          owner: 'data-admins',
          region: REGION,
        },
      ],
    },
    [`${ACCOUNT}/workspaces/${WORKSPACE}/permissionassignments`]: {
      permission_assignments: [
        {
          permissions: ['ADMIN'],
          principal: { principal_id: 1, group_name: 'data-admins' },
        },
        {
          permissions: ['USER'],
          principal: { principal_id: 2, user_name: 'Ada@example.com' },
        },
        {
          permissions: ['USER'],
          principal: {
            principal_id: 3,
            service_principal_name: 'f00d',
            display_name: 'payments deploy',
          },
        },
      ],
    },
    [`${pathname}/api/2.1/clusters/list`]: {
      clusters: [
        {
          cluster_id: '0101-a',
          cluster_name: 'etl "big"/wide',
          state: 'RUNNING',
          cluster_source: 'UI',
          node_type_id: 'm5.large',
          spark_version: '16.4.x-scala2.12',
          creator_user_name: 'ada@example.com',
          autoscale: { min_workers: 2, max_workers: 40 },
        },
      ],
    },
    [`${pathname}/api/2.0/instance-pools/list`]: { instance_pools: [] },
    [`${pathname}/api/2.0/sql/warehouses`]: {
      warehouses: [
        {
          id: 'wh-1',
          name: 'reports',
          state: 'STOPPED',
          cluster_size: 'Small',
          warehouse_type: 'PRO',
          enable_serverless_compute: false,
          min_num_clusters: 1,
          max_num_clusters: 2,
          num_clusters: 0,
        },
      ],
    },
    [`${pathname}/api/2.2/jobs/list`]: `{"jobs": [
      {"job_id": 9007199254740995, "creator_user_name": "ada@example.com",
       "settings": {"name": "nightly", "schedule": {"quartz_cron_expression": "0 0 2 * * ?", "pause_status": "PAUSED"}}}]}`,
    [`${pathname}/api/2.2/jobs/runs/list`]: `{"runs": [
      {"run_id": 77, "job_id": 9007199254740995, "start_time": 1764547200000, "end_time": 1764547260000,
       "run_page_url": "${url}/jobs/9007199254740995/runs/77",
       "status": {"state": "TERMINATED", "termination_details":
         {"type": "CLIENT_ERROR", "code": "RUN_EXECUTION_ERROR", "message": "table not found"}}}]}`,
  };
}
