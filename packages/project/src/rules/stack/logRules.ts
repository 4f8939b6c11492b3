import { plainText } from '../reading/plainText';
import type { StackRule } from '../StackRule';
import { forEachResource } from './forEach';

const MOST = 2;
const DELIVERY = ['databricks_mws_log_delivery'];
const LIMITS =
  'Databricks documentation, "Resource limits": log delivery, 2026';

/** Log delivery of the Databricks account. */
export const logRules: readonly StackRule[] = [
  {
    id: 'logs.delivery-limit',
    title: 'More log deliveries than an account may have',
    severity: 'error',
    reason:
      'An account has two enabled deliveries of each type for itself; the next one is refused, and none can ever be deleted.',
    source: LIMITS,
    fix: 'Use system tables instead, or disable a delivery that is not needed.',
    check: ({ reader }) => {
      const enabled = reader
        .resources(...DELIVERY)
        .filter(
          ({ attributes }) =>
            attributes.status !== 'DISABLED' &&
            attributes.workspace_ids_filter === undefined,
        );
      const types = new Set(
        enabled.map(({ attributes }) => plainText(attributes.log_type)),
      );
      return [...types].flatMap(type =>
        enabled
          .filter(({ attributes }) => plainText(attributes.log_type) === type)
          .slice(MOST)
          .map(({ environment, stack, address }) => ({
            environment,
            stack,
            resource: address,
            message: `it is one more than the ${MOST} deliveries of ${type} that an account has`,
          })),
      );
    },
  },
  {
    id: 'logs.system-tables',
    title: 'Logs that are delivered as files',
    severity: 'info',
    reason:
      'The same records are in system tables, which need no bucket, no role and none of the two deliveries of the account.',
    source: `${LIMITS}; "Monitor account activity with system tables", 2026`,
    fix: 'Query system.access.audit and system.billing.usage; deliver only what has to leave Databricks.',
    check: forEachResource(DELIVERY, ({ attributes }) =>
      attributes.status === 'DISABLED'
        ? undefined
        : `${plainText(
            attributes.log_type,
          )} is delivered to a bucket and cannot be deleted again, only disabled`,
    ),
  },
];
