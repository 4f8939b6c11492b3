/**
 * What a project file would build, in numbers. Costs are idle list prices per
 * month; the address plans are those of the file.
 */
export interface ProjectPreview {
  stacks: Array<{
    name: string;
    environments: string[];
    resources: number;
    resourcesByType: Record<string, number>;
  }>;
  /** Resources of all stacks. */
  resources: number;
  /** Sum over the environments. */
  monthlyCost: number;
  currency: string;
  /** Date of the prices. */
  asOf: string;
}
