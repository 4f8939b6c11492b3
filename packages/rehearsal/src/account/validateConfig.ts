import ipaddr from 'ipaddr.js';
import type { SchemaProblem } from '../values/schemaProblems';
import type { Value, ValueObject } from '../wire/Value';
import { grantable } from './databricks/securable';

const JSON_ATTRIBUTES =
  /^(policy|assume_role_policy|inline_policy|key_policy|definition|access_policy|policy_family_definition_overrides)$/;
const CIDR_ATTRIBUTES = /^(cidr_block|cidr_ipv4|destination_cidr_block)$/;

const EXACTLY_ONE: Record<string, readonly string[]> = {
  aws_vpc_security_group_ingress_rule: [
    'cidr_ipv4',
    'cidr_ipv6',
    'prefix_list_id',
    'referenced_security_group_id',
  ],
  aws_vpc_security_group_egress_rule: [
    'cidr_ipv4',
    'cidr_ipv6',
    'prefix_list_id',
    'referenced_security_group_id',
  ],
  aws_route: [
    'destination_cidr_block',
    'destination_ipv6_cidr_block',
    'destination_prefix_list_id',
  ],
  aws_route_table_association: ['subnet_id', 'gateway_id'],
  databricks_grant: grantable,
};

/** Of each of these at most one may be given. */
const CONFLICTS: Record<string, ReadonlyArray<readonly string[]>> = {
  databricks_cluster: [
    ['node_type_id', 'instance_pool_id'],
    ['driver_node_type_id', 'instance_pool_id'],
    ['driver_node_type_id', 'driver_instance_pool_id'],
  ],
  databricks_repo: [['branch', 'tag']],
  databricks_notebook: [['source', 'content_base64']],
  databricks_instance_pool: [
    ['node_type_id', 'instance_pool_fleet_attributes'],
  ],
  aws_secretsmanager_secret_version: [['secret_string', 'secret_binary']],
  aws_kms_alias: [['name', 'name_prefix']],
  aws_iam_role: [['name', 'name_prefix']],
};

const ONE_OF: Record<string, Record<string, readonly string[]>> = {
  aws_vpc_endpoint: {
    vpc_endpoint_type: [
      'Gateway',
      'GatewayLoadBalancer',
      'Interface',
      'Resource',
      'ServiceNetwork',
    ],
  },
  aws_flow_log: {
    traffic_type: ['ACCEPT', 'REJECT', 'ALL'],
    log_destination_type: ['cloud-watch-logs', 's3', 'kinesis-data-firehose'],
  },
  databricks_catalog: { isolation_mode: ['ISOLATED', 'OPEN'] },
  databricks_storage_credential: {
    isolation_mode: ['ISOLATION_MODE_ISOLATED', 'ISOLATION_MODE_OPEN'],
  },
  databricks_external_location: {
    isolation_mode: ['ISOLATION_MODE_ISOLATED', 'ISOLATION_MODE_OPEN'],
  },
  databricks_volume: { volume_type: ['MANAGED', 'EXTERNAL'] },
  databricks_ip_access_list: { list_type: ['ALLOW', 'BLOCK'] },
  databricks_mws_private_access_settings: {
    private_access_level: ['ACCOUNT', 'ENDPOINT'],
  },
  databricks_mws_log_delivery: {
    log_type: ['AUDIT_LOGS', 'BILLABLE_USAGE'],
    output_format: ['JSON', 'CSV'],
    status: ['ENABLED', 'DISABLED'],
  },
  databricks_mws_workspaces: { compute_mode: ['HYBRID', 'SERVERLESS'] },
  databricks_sql_endpoint: { warehouse_type: ['PRO', 'CLASSIC'] },
  databricks_notebook: { language: ['SCALA', 'PYTHON', 'SQL', 'R'] },
  databricks_workspace_binding: {
    binding_type: ['BINDING_TYPE_READ_WRITE', 'BINDING_TYPE_READ_ONLY'],
    securable_type: [
      'catalog',
      'external_location',
      'storage_credential',
      'credential',
    ],
  },
};

function isGiven(value: Value | undefined): boolean {
  return (
    value !== undefined &&
    value !== null &&
    !(Array.isArray(value) && value.length === 0)
  );
}

function jsonProblem(
  attribute: string,
  value: string,
): SchemaProblem | undefined {
  try {
    const parsed: unknown = JSON.parse(value);
    if (typeof parsed === 'object' && parsed !== null) {
      return undefined;
    }
    return {
      path: [attribute],
      summary: `"${attribute}" contains an invalid JSON policy`,
      detail: 'It is JSON, but not an object.',
    };
  } catch (error) {
    return {
      path: [attribute],
      summary: `"${attribute}" contains an invalid JSON policy`,
      detail: error instanceof Error ? error.message : String(error),
    };
  }
}

function cidrProblem(
  attribute: string,
  value: string,
): SchemaProblem | undefined {
  if (ipaddr.IPv4.isValidCIDR(value)) {
    const network = ipaddr.IPv4.networkAddressFromCIDR(value).toString();
    const [address, bits] = value.split('/');
    return address === network
      ? undefined
      : {
          path: [attribute],
          summary: `"${value}" is not a valid IPv4 CIDR block`,
          detail: `Did you mean "${network}/${bits}"?`,
        };
  }
  if (ipaddr.isValidCIDR(value)) {
    return undefined;
  }
  return {
    path: [attribute],
    summary: `expected ${attribute} to be a valid CIDR block`,
    detail: `"${value}" is none; it would be one like 10.0.0.0/22.`,
  };
}

function valueProblem(
  type: string,
  attribute: string,
  value: Value,
): SchemaProblem | undefined {
  if (typeof value !== 'string' || value === '') {
    return undefined;
  }
  if (JSON_ATTRIBUTES.test(attribute)) {
    return jsonProblem(attribute, value);
  }
  if (type.startsWith('aws_') && CIDR_ATTRIBUTES.test(attribute)) {
    return cidrProblem(attribute, value);
  }
  const allowed = ONE_OF[type]?.[attribute];
  return allowed && !allowed.includes(value)
    ? {
        path: [attribute],
        summary: `expected ${attribute} to be one of ${JSON.stringify(
          allowed,
        )}`,
        detail: `It is "${value}".`,
      }
    : undefined;
}

/**
 * Refuses what the providers refuse beyond their schema: policies that are
 * not JSON, blocks that are no CIDR, words outside a list, and arguments of
 * which exactly one must be given. Values that are not known yet pass.
 */
export function validateConfig(
  type: string,
  config: ValueObject,
): SchemaProblem[] {
  const problems: SchemaProblem[] = [];
  for (const [attribute, value] of Object.entries(config)) {
    const problem = valueProblem(type, attribute, value);
    if (problem) problems.push(problem);
  }
  const choices = EXACTLY_ONE[type] ?? [];
  const given = choices.filter(name => config[name] !== null);
  if (choices.length > 0 && given.length !== 1) {
    problems.push({
      path: [],
      summary: 'Invalid combination of arguments',
      detail: `Exactly one of ${choices.join(', ')} must be given, not ${
        given.length === 0 ? 'none' : given.join(' and ')
      }.`,
    });
  }
  for (const names of CONFLICTS[type] ?? []) {
    const both = names.filter(name => isGiven(config[name]));
    if (both.length > 1) {
      problems.push({
        path: [both[0]],
        summary: 'Conflicting configuration arguments',
        detail: `"${both[0]}": conflicts with ${both.slice(1).join(', ')}`,
      });
    }
  }
  return problems;
}
