import { isRecord } from '../rules/reading/json';
import type { TerraformJson } from './TerraformJson';

function listIn(value: unknown, key: string): unknown[] {
  const list = isRecord(value) ? value[key] : undefined;
  return Array.isArray(list) ? list : [];
}

/**
 * The resources that a plan (`terraform show -json`, parsed) found in the
 * account, as a stack that declares them, for
 * {@link monthlyCost}. Takes any value; what is no plan has none. It holds
 * whatever the state holds: count, and let go of it.
 *
 * @public
 */
export function appliedResources(plan: unknown): TerraformJson {
  const state = isRecord(plan) ? plan.prior_state : undefined;
  const values = isRecord(state) ? state.values : undefined;
  const byType = new Map<string, Map<string, Record<string, unknown>>>();
  const pending = [isRecord(values) ? values.root_module : undefined];
  while (pending.length > 0) {
    const module = pending.pop();
    pending.push(...listIn(module, 'child_modules'));
    for (const item of listIn(module, 'resources')) {
      if (
        isRecord(item) &&
        item.mode === 'managed' &&
        typeof item.type === 'string' &&
        typeof item.address === 'string' &&
        isRecord(item.values)
      ) {
        const { address, type } = item;
        // An attribute called so would be read as Terraform's own.
        const { count, ...attributes } = item.values;
        const byAddress = byType.get(type) ?? new Map();
        byType.set(type, byAddress.set(address, attributes));
      }
    }
  }
  return {
    resource: Object.fromEntries(
      [...byType].map(([type, found]) => [type, Object.fromEntries(found)]),
    ),
  };
}
