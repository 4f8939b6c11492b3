import type { Block } from './fitBlocks';
import type { PlanReport } from './PlanReport';

/** What a plan makes the environment cost idle, where that is known. */
export function costBlocks({ cost }: PlanReport): Block[] {
  if (!cost) return [];
  const { asOf, before, after, currency } = cost;
  const amount = (value: number) => `${value.toFixed(2)} ${currency}`;
  const difference = after - before;
  const words =
    Math.abs(difference) < 0.005
      ? `stays at ${amount(before)}`
      : `from ${amount(before)} to ${amount(after)} (${
          difference > 0 ? '+' : '−'
        }${amount(Math.abs(difference))})`;
  return [
    {
      priority: 1,
      head: ['', `Idle cost a month: ${words}, at list prices of ${asOf}.`],
    },
  ];
}
