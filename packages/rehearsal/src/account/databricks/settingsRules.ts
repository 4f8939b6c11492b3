import ipaddr from 'ipaddr.js';
import { invalidParameter } from './invalidParameter';
import { idsIn } from '../idsIn';
import { ServiceError } from '../ServiceError';
import { text } from '../text';
import type { Request, TypeRules } from '../TypeRules';
import { isValueObject } from '../../wire/Value';

/** The most addresses of all lists of a workspace together. */
const MOST_ADDRESSES = 1000;

/** A setting that a workspace has one of, from the beginning. */
const setting: TypeRules = {
  overwrites: true,
  id: () => 'global',
  computed: ({ identity }) => ({
    etag: identity.hex(24, 'etag'),
    setting_name: 'default',
  }),
};

function isAddress(text_: string): boolean {
  return (
    ipaddr.IPv4.isValidFourPartDecimal(text_) || ipaddr.IPv4.isValidCIDR(text_)
  );
}

function checkAddresses({ account, attributes, prior, scope }: Request): void {
  const label = text(attributes.label);
  const addresses = idsIn(attributes.ip_addresses);
  const strange = addresses.find(address => !isAddress(address));
  if (addresses.length === 0 || strange) {
    invalidParameter(
      `IP access list ${label} has ${strange ?? 'no address'}`,
      'It has IPv4 addresses and CIDRs.',
    );
  }
  const all = account
    .objects({ type: 'databricks_ip_access_list' })
    .filter(other => other.scope === scope && other.id !== text(prior?.id))
    .reduce(
      (sum, other) => sum + idsIn(other.attributes.ip_addresses).length,
      addresses.length,
    );
  if (all > MOST_ADDRESSES) {
    throw new ServiceError(
      `QUOTA_EXCEEDED: ${all} addresses in the IP access lists of a workspace`,
      `${MOST_ADDRESSES} is the most.`,
    );
  }
}

/** Without the Hive metastore nothing can be in it by default. */
function checkNamespace({ account, scope }: Request): void {
  const [namespace] = account
    .objects({ type: 'databricks_default_namespace_setting' })
    .filter(other => other.scope === scope)
    .flatMap(({ attributes }) => [attributes.namespace ?? []].flat());
  if (isValueObject(namespace) && namespace.value === 'hive_metastore') {
    invalidParameter(
      'legacy access cannot be disabled while hive_metastore is the default namespace',
      'Set the default namespace to a catalog first.',
    );
  }
}

/**
 * What a workspace is known to do about its settings, by type.
 *
 * From the Databricks provider's documentation and code 1.99.0, 2025.
 */
export const settingsRules: Record<string, TypeRules> = {
  databricks_default_namespace_setting: setting,
  databricks_disable_legacy_access_setting: {
    ...setting,
    check: checkNamespace,
  },
  databricks_disable_legacy_dbfs_setting: setting,
  databricks_automatic_cluster_update_workspace_setting: setting,
  databricks_restrict_workspace_admins_setting: setting,
  databricks_enhanced_security_monitoring_workspace_setting: setting,
  databricks_compliance_security_profile_workspace_setting: setting,
  databricks_sql_global_config: { overwrites: true, id: () => 'global' },
  databricks_workspace_conf: { overwrites: true, id: () => '_' },
  databricks_ip_access_list: {
    id: ({ identity }) => identity.uuid(),
    check: checkAddresses,
    defaults: { enabled: true },
  },
};
