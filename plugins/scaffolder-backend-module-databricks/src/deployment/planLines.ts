import { findingLine } from '../project/findingLine';
import type { PlanDescription } from './describePlan';

/** A plan as lines for a task's log. */
export function planLines(plan: PlanDescription): string[] {
  const unknown =
    plan.unknownStacks > 0
      ? ` (and what ${plan.unknownStacks} further stacks do is not known)`
      : '';
  return [
    `Plan: ${plan.totals}${unknown}`,
    ...plan.destructive.map(({ verb, address }) => `  ${verb} ${address}`),
    ...(plan.omittedDestructive > 0
      ? [`  and ${plan.omittedDestructive} more that are destroyed or replaced`]
      : []),
    ...plan.stacks.map(({ stack, what }) => `  ${stack}: ${what}`),
    ...plan.findings.map(
      finding => `  ${finding.severity}: ${findingLine(finding)}`,
    ),
    ...(plan.cost ? [`  cost: ${plan.cost}`] : []),
  ];
}
