import type { StatementRequest } from '@lakeport/backstage-plugin-databricks-node';

/**
 * What a workspace used, day by day and product by product, at the list price
 * that held when it was used. Records of the types RETRACTION (negative) and
 * RESTATEMENT correct earlier ones, so that the sum is right only over all of
 * them.
 *
 * Source: Databricks docs, billable usage and pricing system tables, 2026.
 */
const STATEMENT = `SELECT
  u.usage_date AS usage_date,
  u.billing_origin_product AS product,
  SUM(u.usage_quantity * p.pricing.effective_list.default) AS amount,
  SUM(CASE WHEN u.usage_unit = 'DBU' THEN u.usage_quantity ELSE 0 END) AS dbus,
  SUM(CASE WHEN p.sku_name IS NULL THEN 1 ELSE 0 END) AS unpriced,
  MAX(u.usage_end_time) AS latest_usage
FROM system.billing.usage u
LEFT JOIN system.billing.list_prices p
  ON p.sku_name = u.sku_name
  AND p.cloud = u.cloud
  AND p.usage_unit = u.usage_unit
  AND p.currency_code = :currency
  AND u.usage_end_time >= p.price_start_time
  AND (p.price_end_time IS NULL OR u.usage_end_time < p.price_end_time)
WHERE u.workspace_id = :workspace_id
  AND u.usage_date >= :first_day
GROUP BY u.usage_date, u.billing_origin_product
ORDER BY u.usage_date, u.billing_origin_product`;

/** The statement for one workspace; every value is a parameter. */
export function costStatement(of: {
  warehouseId: string;
  workspaceId: string;
  /** `2026-11-01`. */
  firstDay: string;
  currency: string;
}): StatementRequest {
  return {
    warehouseId: of.warehouseId,
    statement: STATEMENT,
    parameters: [
      { name: 'currency', value: of.currency },
      { name: 'workspace_id', value: of.workspaceId },
      { name: 'first_day', value: of.firstDay, type: 'DATE' },
    ],
  };
}
