import {
  asleepShare,
  costBands,
  countResources,
  Environment,
  monthlyCost,
  planAddresses,
  Prices,
  Project,
  sharedTargets,
  TerraformJson,
} from '@lakeport/project';
import type { synthesize } from '@lakeport/infra';
import { environmentStacks } from '../io/environmentStacks';

type Synthesized = Parameters<typeof environmentStacks>[0];
type ResourceCounts = Record<string, Record<string, number>>;
type Cost = ReturnType<typeof monthlyCost>;

/** What `show --json` prints of one environment. */
export interface EnvironmentSummary {
  securityProfile: string;
  /** Rank of the profile by cost, `$` to `$$$$`. */
  costBand: string;
  network: 'create' | 'existing' | 'none';
  /** How nodes reach the internet; there are none without a network. */
  egress?: string;
  /** Whether the file declares it asleep. */
  asleep: boolean;
  /** stack → resource type → how many */
  stacks: ResourceCounts;
  /** Resources of all of its stacks. */
  resources: number;
  /** Only of a network that lakeport makes. */
  addressPlan?: ReturnType<typeof planAddresses>;
  /** Awake. */
  monthlyCost: Cost;
  /** Only where the network can sleep. */
  monthlyCostAsleep?: Cost;
  /** What the declared schedule saves. */
  sleep?: { asleepShare: number; monthlySaving: number };
}

/** What `show --json` prints of what is between environments. */
export interface BetweenSummary {
  stacks: ResourceCounts;
  resources: number;
  monthlyCost: Cost;
}

/** What `show --json` prints. */
export interface ProjectSummary {
  valid: true;
  project: string;
  environments: Record<string, EnvironmentSummary>;
  /** What is between environments and deployed by its name. */
  between?: Record<string, BetweenSummary>;
  /** Stacks that belong to no environment. */
  shared: { stacks: ResourceCounts; monthlyCost: Cost };
}

interface Synthesis {
  synthesize: typeof synthesize;
  /** Other prices than the built-in ones. */
  prices?: Prices;
}

function counted(stacks: Record<string, TerraformJson>): ResourceCounts {
  return Object.fromEntries(
    Object.entries(stacks).map(([name, stack]) => [
      name,
      countResources(stack),
    ]),
  );
}

function total(counts: ResourceCounts): number {
  return Object.values(counts)
    .flatMap(types => Object.values(types))
    .reduce((sum, count) => sum + count, 0);
}

function networkOf({ network }: Environment) {
  switch (network.mode) {
    case 'create': {
      const { cidr, availabilityZones, egress, mode } = network;
      return {
        network: mode,
        egress,
        addressPlan: planAddresses({ cidr, availabilityZones }),
      };
    }
    case 'existing':
      return { network: network.mode, egress: network.egress };
    default:
      return { network: network.mode };
  }
}

/** Resource counts, address plans and idle costs of a project's environments. */
export function summarizeProject(
  project: Project,
  { synthesize: render, prices }: Synthesis,
): ProjectSummary {
  const { environments } = project.spec;
  const all = (asleep: boolean) =>
    render(project, {
      asleep: Object.fromEntries(
        Object.keys(environments).map(name => [name, asleep]),
      ),
    });
  const declared = render(project);
  const awake = Object.values(environments).some(({ sleep }) => sleep?.asleep)
    ? all(false)
    : declared;
  const asleep = all(true);
  const cost = (synthesized: Synthesized, name: string | undefined) =>
    monthlyCost(Object.values(environmentStacks(synthesized, name)), prices);

  const summaries = Object.entries(environments).map(([name, environment]) => {
    const stacks = counted(environmentStacks(declared, name));
    const costAwake = cost(awake, name);
    const costAsleep =
      environment.network.mode === 'create' ? cost(asleep, name) : undefined;
    const { securityProfile, sleep } = environment;
    const share = sleep?.schedule && asleepShare(sleep.schedule);
    const summary: EnvironmentSummary = {
      securityProfile,
      costBand: costBands[securityProfile],
      ...networkOf(environment),
      asleep: sleep?.asleep ?? false,
      stacks,
      resources: total(stacks),
      monthlyCost: costAwake,
      ...(costAsleep && { monthlyCostAsleep: costAsleep }),
      ...(costAsleep &&
        share !== undefined && {
          sleep: {
            asleepShare: Math.round(share * 1000) / 1000,
            monthlySaving:
              Math.round((costAwake.total - costAsleep.total) * share * 100) /
              100,
          },
        }),
    };
    return [name, summary] as const;
  });
  const between = sharedTargets(project).map(target => {
    const stacks = counted(environmentStacks(declared, target));
    const summary: BetweenSummary = {
      stacks,
      resources: total(stacks),
      monthlyCost: cost(awake, target),
    };
    return [target, summary] as const;
  });
  return {
    valid: true,
    project: project.metadata.name,
    environments: Object.fromEntries(summaries),
    ...(between.length > 0 && { between: Object.fromEntries(between) }),
    shared: {
      stacks: counted(environmentStacks(declared, undefined)),
      monthlyCost: cost(awake, undefined),
    },
  };
}
