import {
  countResources,
  freeAddresses,
  monthlyCost,
  type AddressPool,
  type Platform,
  type PlatformProject,
  type Prices,
} from '@lakeport/project';
import type { SynthesizedStacks } from '@lakeport/infra';

/** What `show --json` prints of a platform. */
export interface PlatformSummary {
  valid: true;
  platform: string;
  /** Of the platform itself, as organization/name. */
  repository: string;
  databricksAccountId: string;
  /** stack → resource type → how many */
  stacks: Record<string, Record<string, number>>;
  /** Resources of all of its stacks. */
  resources: number;
  monthlyCost: ReturnType<typeof monthlyCost>;
  /** Regions with a metastore, pools or anything else. */
  regions: string[];
  /** region → ranges: what is used, by whom, and what is free */
  pools: Record<string, AddressPool[]>;
  projects: Record<string, PlatformProject>;
  counts: { projects: number; environments: number };
}

/** What a platform amounts to: resources, cost, addresses, projects. */
export function summarizePlatform(
  platform: Platform,
  stacks: SynthesizedStacks,
  prices?: Prices,
): PlatformSummary {
  const { spec, metadata } = platform;
  const counted = Object.fromEntries(
    stacks.manifest.order.map(name => [
      name,
      countResources(stacks.stacks[name]),
    ]),
  );
  return {
    valid: true,
    platform: metadata.name,
    repository: `${spec.github.organization}/${spec.github.repository}`,
    databricksAccountId: spec.databricks.accountId,
    stacks: counted,
    resources: Object.values(counted)
      .flatMap(types => Object.values(types))
      .reduce((sum, count) => sum + count, 0),
    monthlyCost: monthlyCost(Object.values(stacks.stacks), prices),
    regions: Object.keys(spec.databricks.metastores).sort(),
    pools: Object.fromEntries(
      Object.keys(spec.addressPools).map(region => [
        region,
        freeAddresses(platform, region).pools,
      ]),
    ),
    projects: spec.projects,
    counts: {
      projects: Object.keys(spec.projects).length,
      environments: Object.values(spec.projects).reduce(
        (sum, { environments }) => sum + Object.keys(environments).length,
        0,
      ),
    },
  };
}
