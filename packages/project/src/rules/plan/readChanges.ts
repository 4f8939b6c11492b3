import { isRecord } from '../reading/json';
import type { JsonRecord } from '../reading/json';
import { plainText } from '../reading/plainText';
import { strings } from '../reading/strings';

/**
 * What a plan does to a resource.
 *
 * @public
 */
export type PlanAction = 'add' | 'change' | 'replace' | 'destroy';

/** A resource that a plan touches. */
export interface ResourceChange {
  readonly address: string;
  readonly module: string;
  readonly type: string;
  readonly action: PlanAction;
  /** The `change` of Terraform's plan format. */
  readonly change: JsonRecord;
}

const ACTIONS: Readonly<Record<string, PlanAction>> = {
  create: 'add',
  update: 'change',
  delete: 'destroy',
};

function actionOf(actions: readonly string[]): PlanAction | undefined {
  if (actions.includes('delete') && actions.includes('create')) {
    return 'replace';
  }
  const [only] = actions.filter(action => Object.hasOwn(ACTIONS, action));
  return only === undefined ? undefined : ACTIONS[only];
}

/**
 * What a plan (`terraform show -json`) does to resources, in its order. Reads
 * and forgotten resources are left out: they change nothing. Undefined when
 * that is no plan, or one that Terraform could not finish.
 */
export function readChanges(plan: unknown): ResourceChange[] | undefined {
  if (
    !isRecord(plan) ||
    typeof plan.format_version !== 'string' ||
    plan.errored === true
  ) {
    return undefined;
  }
  // Terraform leaves the list out when there is nothing in it.
  const { resource_changes: listed = [] } = plan;
  if (!Array.isArray(listed)) {
    return undefined;
  }
  const changes: ResourceChange[] = [];
  for (const item of listed) {
    if (
      !isRecord(item) ||
      !isRecord(item.change) ||
      typeof item.address !== 'string' ||
      !Array.isArray(item.change.actions)
    ) {
      return undefined;
    }
    const action = actionOf(strings(item.change.actions));
    if (action) {
      changes.push({
        address: item.address,
        module: plainText(item.module_address),
        type: plainText(item.type),
        action,
        change: item.change,
      });
    }
  }
  return changes;
}
