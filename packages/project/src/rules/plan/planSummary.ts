import { attributeChanges } from './attributeChanges';
import type { PlanAttribute } from './attributeChanges';
import { readChanges } from './readChanges';
import type { PlanAction } from './readChanges';

/**
 * One resource of a plan's summary.
 *
 * @public
 */
export interface PlanChange {
  readonly address: string;
  /** What differs; empty for a resource that is destroyed. */
  readonly attributes: readonly PlanAttribute[];
}

/**
 * Resources of one module and type with which a plan does the same.
 *
 * @public
 */
export interface PlanGroup {
  readonly action: PlanAction;
  /** Left out for the root module. */
  readonly module?: string;
  readonly type: string;
  readonly changes: readonly PlanChange[];
}

/**
 * What a plan does, for people to read.
 *
 * @public
 */
export interface PlanSummary {
  /** False when it was no finished plan; everything else is empty then. */
  readonly readable: boolean;
  /** How many resources. */
  readonly totals: Readonly<Record<PlanAction, number>>;
  /** Destroyed and replaced ones first. */
  readonly groups: readonly PlanGroup[];
}

const ORDER: readonly PlanAction[] = ['destroy', 'replace', 'change', 'add'];

/**
 * A plan (`terraform show -json`, parsed) grouped by what it does, module and
 * type, the destructive first. Values that Terraform marks as sensitive, or
 * that look like secrets, are left out. Takes any value.
 *
 * @public
 */
export function planSummary(plan: unknown): PlanSummary {
  const changes = readChanges(plan);
  const groups = new Map<string, PlanGroup & { changes: PlanChange[] }>();
  const totals = { add: 0, change: 0, replace: 0, destroy: 0 };
  for (const { action, address, change, module, type } of changes ?? []) {
    totals[action] += 1;
    const key = JSON.stringify([ORDER.indexOf(action), module, type]);
    const group = groups.get(key) ?? {
      action,
      ...(module !== '' && { module }),
      type,
      changes: [],
    };
    groups.set(key, group);
    group.changes.push({
      address,
      attributes: action === 'destroy' ? [] : attributeChanges(change),
    });
  }
  return {
    readable: changes !== undefined,
    totals,
    groups: [...groups.values()].sort(
      (a, b) =>
        ORDER.indexOf(a.action) - ORDER.indexOf(b.action) ||
        compare(a.module ?? '', b.module ?? '') ||
        compare(a.type, b.type),
    ),
  };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
