/**
 * What a project file would build, in numbers. Costs are idle list prices per
 * month; the address plans are those of the file.
 */
export interface ProjectPreview {
  stacks: Array<{
    name: string;
    /** Empty for a stack that all environments share. */
    environments: string[];
    resources: number;
    resourcesByType: Record<string, number>;
  }>;
  /** Resources of all stacks. */
  resources: number;
  /** Sum over the environments and what they share. */
  monthlyCost: number;
  /** The same with every network asleep that can be; left out where none can. */
  monthlyCostAsleep?: number;
  currency: string;
  /** Date of the prices. */
  asOf: string;
}
