import { prices } from '../data/prices';
import { monthlyCost } from './monthlyCost';
import type { Prices } from './Prices';
import type { TerraformJson } from './TerraformJson';

/**
 * What an environment costs in a month in which nothing runs in it, in USD,
 * now and once a plan is applied. At list prices as of `asOf`.
 *
 * @public
 */
export interface PlanCost {
  readonly currency: 'USD';
  readonly asOf: string;
  readonly before: number;
  readonly after: number;
}

/**
 * A stack of the environment, before and after.
 *
 * @public
 */
export interface PlannedStackCost {
  /** What is there now: see `appliedResources`. */
  readonly before: TerraformJson;
  /** What the plan leads to: what is synthesized, or nothing of it. */
  readonly after: TerraformJson;
}

/**
 * The idle cost of an environment before and after a plan. A plan leads to what
 * is declared, so that a stack which could not be planned yet counts like any
 * other.
 *
 * @param stacks - all of the environment; one that is not touched is the same
 *   on both sides
 * @param table - prices other than the built-in ones
 * @public
 */
export function planCost(
  stacks: readonly PlannedStackCost[],
  table: Prices = prices,
): PlanCost {
  const [now, then] = [
    stacks.map(({ before }) => before),
    stacks.map(({ after }) => after),
  ].map(side => monthlyCost(side, table));
  return {
    currency: 'USD',
    asOf: now.asOf < then.asOf ? now.asOf : then.asOf,
    before: now.total,
    after: then.total,
  };
}
