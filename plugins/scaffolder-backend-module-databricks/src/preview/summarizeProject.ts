import type { LakeportShow } from '@lakeport/backstage-plugin-databricks-node';
import type { ProjectPreview } from './ProjectPreview';

/**
 * Adds up what `lakeport show` says of a project. The stacks that belong to no
 * environment (the account's) come first, those between environments last; both
 * have no environments.
 */
export function summarizeProject(shown: LakeportShow): ProjectPreview {
  const between = Object.values(shown.between ?? {});
  const stacks = [
    ...Object.entries(shown.shared?.stacks ?? {}).map(
      ([name, resourcesByType]) => stackOf(name, [], resourcesByType),
    ),
    ...Object.entries(shown.environments).flatMap(([environment, own]) =>
      Object.entries(own.stacks).map(([name, resourcesByType]) =>
        stackOf(name, [environment], resourcesByType),
      ),
    ),
    ...between.flatMap(({ stacks: own }) =>
      Object.entries(own).map(([name, resourcesByType]) =>
        stackOf(name, [], resourcesByType),
      ),
    ),
  ];
  const environments = Object.values(shown.environments);
  const costs = environments.map(({ monthlyCost }) => monthlyCost);
  const shared =
    (shown.shared?.monthlyCost.total ?? 0) +
    sum(between.map(({ monthlyCost }) => monthlyCost.total));
  const [priced] = [
    ...costs,
    ...(shown.shared ? [shown.shared.monthlyCost] : []),
  ];
  const canSleep = environments.some(one => one.monthlyCostAsleep);
  return {
    stacks,
    resources: sum(stacks.map(({ resources }) => resources)),
    monthlyCost: toCents(shared + sum(costs.map(({ total }) => total))),
    ...(canSleep && {
      monthlyCostAsleep: toCents(
        shared +
          sum(
            environments.map(
              one => (one.monthlyCostAsleep ?? one.monthlyCost).total,
            ),
          ),
      ),
    }),
    currency: priced?.currency ?? 'USD',
    asOf: priced?.asOf ?? '',
  };
}

function stackOf(
  name: string,
  environments: string[],
  resourcesByType: Record<string, number>,
): ProjectPreview['stacks'][number] {
  const resources = sum(Object.values(resourcesByType));
  return { name, environments, resources, resourcesByType };
}

function toCents(amount: number): number {
  return Math.round(amount * 100) / 100;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
