import {
  countResources,
  monthlyCost,
  planAddresses,
  Project,
  TerraformJson,
} from '@lakeport/project';
import { environmentStacks } from '../io/environmentStacks';

type Synthesized = Parameters<typeof environmentStacks>[0];
type ResourceCounts = Record<string, Record<string, number>>;

/** What `show --json` prints of one environment. */
export interface EnvironmentSummary {
  /** stack → resource type → how many */
  stacks: ResourceCounts;
  addressPlan: ReturnType<typeof planAddresses>;
  monthlyCost: ReturnType<typeof monthlyCost>;
}

/** What `show --json` prints. */
export interface ProjectSummary {
  project: string;
  environments: Record<string, EnvironmentSummary>;
  /** Stacks that belong to no environment. */
  shared: { stacks: ResourceCounts };
}

function counted(stacks: Record<string, TerraformJson>): ResourceCounts {
  return Object.fromEntries(
    Object.entries(stacks).map(([name, stack]) => [
      name,
      countResources(stack),
    ]),
  );
}

/** Resource counts, address plans and idle costs of a project's environments. */
export function summarizeProject(
  project: Project,
  synthesized: Synthesized,
): ProjectSummary {
  const environments = Object.entries(project.spec.environments).map(
    ([name, environment]) => {
      const stacks = environmentStacks(synthesized, name);
      const { cidr, availabilityZones } = environment.network;
      return [
        name,
        {
          stacks: counted(stacks),
          addressPlan: planAddresses({ cidr, availabilityZones }),
          monthlyCost: monthlyCost(Object.values(stacks)),
        },
      ] as const;
    },
  );
  return {
    project: project.metadata.name,
    environments: Object.fromEntries(environments),
    shared: { stacks: counted(environmentStacks(synthesized, undefined)) },
  };
}
