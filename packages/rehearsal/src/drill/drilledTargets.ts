import type { PlanDuringOutage } from './planDuringOutage';
import type {
  DrilledPlan,
  DrilledResource,
  DrilledTarget,
} from './RegionOutageReport';
import { selectStacks } from '../run/selectStacks';
import type { SynthesizedStacks } from '../run/SynthesizedStacks';

/** What was found out about one stack. */
export interface DrilledStack extends PlanDuringOutage {
  resources: number;
  outOfReach: DrilledResource[];
}

const WORST: readonly DrilledPlan[] = ['fails', 'without-refresh', 'works'];

/**
 * What can be planned of each target: what lakeport plans with it, its own
 * stacks and those of no environment that they build on, is as good as the worst
 * of them. Resources are counted of the target's own stacks.
 */
export function drilledTargets(
  stacks: SynthesizedStacks,
  found: ReadonlyMap<string, DrilledStack>,
): DrilledTarget[] {
  const { order, stacks: entries } = stacks.manifest;
  const own = new Map<string, string[]>();
  for (const name of order) {
    const target = entries[name].environment ?? name;
    own.set(target, [...(own.get(target) ?? []), name]);
  }
  return [...own].map(([target, names]) => {
    const isNamed = names.some(name => entries[name].environment === target);
    const planned = isNamed
      ? selectStacks(stacks, target, 'apply').map(({ name }) => name)
      : names;
    const results = planned.flatMap(name => {
      const result = found.get(name);
      return result ? [{ name, ...result }] : [];
    });
    const worst = WORST.find(plan => results.some(one => one.plan === plan));
    const cause = results.find(({ plan }) => plan === worst);
    const ownResults = results.filter(({ name }) => names.includes(name));
    return {
      target,
      plan: worst ?? 'fails',
      ...(cause?.why ? { why: `${cause.name}: ${cause.why}` } : {}),
      resources: ownResults.reduce((sum, { resources }) => sum + resources, 0),
      outOfReach: ownResults.flatMap(({ outOfReach }) => outOfReach),
    };
  });
}
