/** What a change of a project file makes different, in numbers. */
export interface ProjectDifference {
  before: Figures;
  after: Figures;
  currency: string;
  /** Stacks whose resources are others, in the order of the stacks. */
  stacks: Array<{
    name: string;
    /** How many more of a Terraform type there are; fewer is negative. */
    resourcesByType: Record<string, number>;
  }>;
  /** Cost per month of the environments in which it differs. */
  costs: Array<{ environment: string; before: number; after: number }>;
  /** Findings of before and after, each as one line. */
  newFindings: string[];
  goneFindings: string[];
}

interface Figures {
  resources: number;
  /** Idle list price per month, all environments and what they share. */
  monthlyCost: number;
}
