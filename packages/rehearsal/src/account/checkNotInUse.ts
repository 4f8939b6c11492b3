import type { AccountObject } from './AccountObject';
import { ServiceError } from './ServiceError';
import type { RehearsalAccount } from './RehearsalAccount';
import { text } from './text';
import { isValueObject } from '../wire/Value';
import type { Value } from '../wire/Value';

interface Use {
  /** Type of what uses the object. */
  by: string;
  /** Its attribute that names the object. */
  attribute: string;
  /** What it is named by; `id` when left out. */
  named?: string;
}

/** What keeps an object of a type from being deleted. */
const USES: Record<string, readonly Use[]> = {
  aws_vpc: [
    'aws_subnet',
    'aws_internet_gateway',
    'aws_security_group',
    'aws_route_table',
    'aws_vpc_endpoint',
  ].map(by => ({ by, attribute: 'vpc_id' })),
  aws_subnet: [
    { by: 'aws_nat_gateway', attribute: 'subnet_id' },
    { by: 'aws_instance', attribute: 'subnet_id' },
    { by: 'aws_vpc_endpoint', attribute: 'subnet_ids' },
  ],
  aws_security_group: [
    { by: 'aws_vpc_endpoint', attribute: 'security_group_ids' },
    {
      by: 'aws_vpc_security_group_ingress_rule',
      attribute: 'referenced_security_group_id',
    },
    {
      by: 'aws_vpc_security_group_egress_rule',
      attribute: 'referenced_security_group_id',
    },
  ],
  aws_eip: [{ by: 'aws_nat_gateway', attribute: 'allocation_id' }],
  aws_iam_role: [
    { by: 'aws_iam_role_policy', attribute: 'role', named: 'name' },
    { by: 'aws_iam_role_policy_attachment', attribute: 'role', named: 'name' },
    { by: 'aws_iam_instance_profile', attribute: 'role', named: 'name' },
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
  databricks_storage_credential: [
    { by: 'databricks_external_location', attribute: 'credential_name' },
  ],
  databricks_catalog: [{ by: 'databricks_schema', attribute: 'catalog_name' }],
};

function says(value: Value, attribute: string, wanted: Value): boolean {
  if (Array.isArray(value)) {
    return value.some(element => says(element, attribute, wanted));
  }
  if (isValueObject(value)) {
    return Object.entries(value).some(
      ([key, inner]) =>
        (key === attribute &&
          (inner === wanted ||
            (Array.isArray(inner) && inner.includes(wanted)))) ||
        (typeof inner === 'object' && says(inner, attribute, wanted)),
    );
  }
  return false;
}

/** NAT gateways keep the internet gateway of their VPC where it is. */
function behind(
  account: RehearsalAccount,
  gateway: AccountObject,
): AccountObject | undefined {
  if (gateway.type !== 'aws_internet_gateway') {
    return undefined;
  }
  return account
    .objects({ type: 'aws_nat_gateway' })
    .find(
      nat =>
        nat.attributes.connectivity_type !== 'private' &&
        account.find(
          'aws_subnet',
          nat.scope,
          text(nat.attributes.subnet_id) ?? '',
        )?.attributes.vpc_id === gateway.attributes.vpc_id,
    );
}

/** Things below a path: a location's catalogs and volumes, a schema's volumes. */
function below(
  account: RehearsalAccount,
  object: AccountObject,
): AccountObject | undefined {
  if (object.type === 'databricks_schema') {
    return account
      .objects({ type: 'databricks_volume' })
      .find(
        volume =>
          volume.scope === object.scope &&
          volume.id.startsWith(`${object.id}.`),
      );
  }
  if (object.type === 'databricks_external_location') {
    const root = (text(object.attributes.url) ?? '').replace(/\/*$/, '/');
    const inside = (value: Value | undefined) =>
      `${text(value) ?? ''}/`.startsWith(root);
    return account
      .objects({ provider: 'databricks' })
      .find(
        other =>
          other.scope === object.scope &&
          other !== object &&
          (inside(other.attributes.storage_root) ||
            (other.type === 'databricks_volume' &&
              inside(other.attributes.storage_location))),
      );
  }
  return undefined;
}

/**
 * Refuses to delete what something else still uses.
 *
 * @throws ServiceError that names one user of it
 */
export function checkNotInUse(
  account: RehearsalAccount,
  object: AccountObject,
): void {
  const forced =
    object.provider === 'databricks' &&
    object.attributes.force_destroy === true;
  if (forced) {
    return;
  }
  const users = (USES[object.type] ?? []).flatMap(use => {
    const name = use.named ? object.attributes[use.named] : object.id;
    return account
      .objects({ type: use.by })
      .filter(
        other =>
          says(other.attributes, use.attribute, name ?? object.id) &&
          (object.provider !== 'aws' || other.accountId === object.accountId) &&
          !(
            other.attributes.security_group_id === object.id &&
            use.attribute === 'referenced_security_group_id'
          ),
      );
  });
  const user = users[0] ?? below(account, object) ?? behind(account, object);
  if (user) {
    const code = object.provider === 'aws' ? 'DependencyViolation: ' : '';
    throw new ServiceError(
      `${code}${object.type} '${object.id}' is still in use and cannot be deleted.`,
      `${user.type} '${user.id}' uses it${
        users.length > 1 ? `, and ${users.length - 1} more` : ''
      }. Delete that first.`,
    );
  }
}
