import { accountObject } from './accountObject';
import { invalidParameter } from './invalidParameter';
import { text } from '../text';
import type { Request, TypeRules } from '../TypeRules';

const FORMATS: Record<string, string> = {
  AUDIT_LOGS: 'JSON',
  BILLABLE_USAGE: 'CSV',
};

/** The most enabled deliveries of a type for a whole account. */
const MOST_ENABLED = 2;

function isForAll(filter: unknown): boolean {
  return !Array.isArray(filter) || filter.length === 0;
}

function checkDelivery({ account, attributes, prior, scope }: Request): void {
  const type = text(attributes.log_type) ?? '';
  const format = FORMATS[type];
  if (format !== attributes.output_format) {
    invalidParameter(
      `${type} as ${text(attributes.output_format)}`,
      'There are BILLABLE_USAGE as CSV and AUDIT_LOGS as JSON.',
    );
  }
  const enabled = account
    .objects({ type: 'databricks_mws_log_delivery' })
    .filter(
      other =>
        other.scope === scope &&
        other.id !== text(prior?.id) &&
        other.attributes.log_type === type &&
        other.attributes.status !== 'DISABLED' &&
        isForAll(other.attributes.workspace_ids_filter),
    );
  if (
    attributes.status !== 'DISABLED' &&
    isForAll(attributes.workspace_ids_filter) &&
    enabled.length >= MOST_ENABLED
  ) {
    invalidParameter(
      `the account has ${enabled.length} enabled deliveries of ${type} already`,
      `They are ${enabled
        .map(other => text(other.attributes.config_name) ?? other.id)
        .join(' and ')}. Disable one, or read the system tables instead.`,
    );
  }
}

/**
 * What the Databricks account API is known to do about log delivery.
 *
 * From the Databricks provider's documentation and code 1.99.0, and the
 * Databricks docs on AWS, configure log delivery, 2025.
 */
export const logDeliveryRules: Record<string, TypeRules> = {
  databricks_mws_log_delivery: accountObject('config_id', {
    check: checkDelivery,
    computed: () => ({
      status: 'ENABLED',
      delivery_start_time: '2025-01',
    }),
    immutable: false,
    replace: [
      'account_id',
      'config_name',
      'credentials_id',
      'delivery_path_prefix',
      'delivery_start_time',
      'log_type',
      'output_format',
      'storage_configuration_id',
      'workspace_ids_filter',
    ],
    remove: () => ({
      because: 'a log delivery cannot be deleted; it is disabled',
      attributes: { status: 'DISABLED' },
    }),
  }),
};
