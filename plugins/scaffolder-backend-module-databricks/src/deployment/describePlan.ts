import type {
  ChangeSummary,
  CostDifference,
  Deployment,
  Finding,
  PlannedChange,
  PlannedStack,
} from '@lakeport/backstage-plugin-databricks-common';

/** More than that nobody reads in a log; the deployment's page has them all. */
const MOST_DESTRUCTIVE = 50;

/** A plan in words, what destroys first. */
export interface PlanDescription {
  /** Such as `1 to destroy, 2 to replace, 3 to change, 4 to add`. */
  totals: string;
  /** Stacks whose changes are not in the totals. */
  unknownStacks: number;
  /** What is destroyed or replaced. */
  destructive: Array<{ verb: 'destroys' | 'replaces'; address: string }>;
  /** How many more there are than the list has. */
  omittedDestructive: number;
  stacks: Array<{ stack: string; what: string }>;
  findings: Finding[];
  cost?: string;
}

/** What a deployment's plan says; undefined while there is none to read. */
export function describePlan(
  deployment: Pick<Deployment, 'plan'>,
): PlanDescription | undefined {
  const { plan } = deployment;
  if (!plan) {
    return undefined;
  }
  const stacks = plan.stacks ?? [];
  const destructive = stacks.flatMap(({ stack, changes }) =>
    changes.flatMap(change => {
      const verb = destructionOf(change);
      return verb ? [{ verb, address: `${stack}:${change.address}` }] : [];
    }),
  );
  const { destroy, replace } = plan.summary;
  const of = (verb: string) => destructive.filter(what => what.verb === verb);
  const listed = [...of('destroys'), ...of('replaces')].slice(
    0,
    MOST_DESTRUCTIVE,
  );
  return {
    totals: countsOf(plan.summary),
    unknownStacks: plan.unknownStacks ?? 0,
    destructive: listed,
    omittedDestructive: Math.max(
      Math.max(destroy + replace, destructive.length) - listed.length,
      0,
    ),
    stacks: stacks.map(describeStack),
    findings: stacks.flatMap(({ findings = [] }) => findings),
    ...(plan.cost && { cost: costOf(plan.cost) }),
  };
}

function destructionOf({
  actions,
}: PlannedChange): 'destroys' | 'replaces' | undefined {
  if (!actions.includes('delete')) {
    return undefined;
  }
  return actions.includes('create') ? 'replaces' : 'destroys';
}

function describeStack({ stack, status, summary, message }: PlannedStack) {
  const counts = summary && countsOf(summary);
  const what = [
    ...(status === 'planned' ? [] : [status]),
    ...(counts ? [counts] : []),
    ...(message ? [message] : []),
  ];
  return { stack, what: what.join('; ') || 'planned' };
}

function countsOf({ add, change, replace, destroy }: ChangeSummary): string {
  const counts = [
    [destroy, 'destroy'],
    [replace, 'replace'],
    [change, 'change'],
    [add, 'add'],
  ].filter(([count]) => count !== 0);
  return (
    counts.map(([count, verb]) => `${count} to ${verb}`).join(', ') ||
    'no changes'
  );
}

function costOf({ currency, asOf, before, after }: CostDifference): string {
  const difference = after - before;
  const sign = difference < 0 ? '-' : '+';
  return `${before.toFixed(2)} → ${after.toFixed(
    2,
  )} ${currency} a month when idle (${sign}${Math.abs(difference).toFixed(
    2,
  )}, list prices as of ${asOf})`;
}
