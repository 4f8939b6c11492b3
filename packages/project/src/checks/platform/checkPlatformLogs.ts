import type { Finding } from '../../Finding';
import type { PlatformDraft } from './platformDraft';

/** Enabled configurations of one type that a Databricks account takes. */
const MOST = 2;

const TYPES = [
  ['audit', 'audit logs', 'system.access.audit'],
  ['billableUsage', 'billable usage', 'system.billing.usage'],
] as const;

/**
 * That log delivery fits in beside what the account has already.
 *
 * Source: Databricks documentation, "Configure audit log delivery", 2026: at
 * most two enabled configurations of a type for an account.
 */
export function checkPlatformLogs(draft: PlatformDraft): Finding[] {
  const delivery = draft.spec?.databricks?.logDelivery;
  return TYPES.flatMap(([type, what, table]): Finding[] => {
    const there = delivery?.existing?.[type] ?? 0;
    return delivery?.[type] && there + 1 > MOST
      ? [
          {
            path: ['spec', 'databricks', 'logDelivery', type],
            message: `the account has ${there} enabled configurations for ${what} already, and takes ${MOST}`,
            hint: `use ${type}: false and read the system table ${table}, or disable one of those that are there`,
            about: 'value',
          },
        ]
      : [];
  });
}
