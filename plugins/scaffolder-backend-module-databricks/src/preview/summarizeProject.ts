import type { LakeportShow } from '@lakeport/backstage-plugin-databricks-node';
import type { ProjectPreview } from './ProjectPreview';

/**
 * Adds up what `lakeport show` says of a project. A stack that environments
 * share (the account's) counts once.
 */
export function summarizeProject(shown: LakeportShow): ProjectPreview {
  const stacks = new Map<string, ProjectPreview['stacks'][number]>();
  for (const [environment, { stacks: own }] of Object.entries(
    shown.environments,
  )) {
    for (const [name, resourcesByType] of Object.entries(own)) {
      const known = stacks.get(name);
      if (known) {
        known.environments.push(environment);
      } else {
        stacks.set(name, {
          name,
          environments: [environment],
          resources: sum(Object.values(resourcesByType)),
          resourcesByType,
        });
      }
    }
  }
  const costs = Object.values(shown.environments).map(
    ({ monthlyCost }) => monthlyCost,
  );
  return {
    stacks: [...stacks.values()],
    resources: sum([...stacks.values()].map(({ resources }) => resources)),
    monthlyCost: Math.round(sum(costs.map(({ total }) => total)) * 100) / 100,
    currency: costs[0]?.currency ?? 'USD',
    asOf: costs[0]?.asOf ?? '',
  };
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
