import { planCost, type PlanCost, type TerraformJson } from '@lakeport/project';
import type { OperationRun } from './OperationRun';
import type { StackRun } from './StackRun';

/** Counts what the environment of a plan costs idle, now and then. */
export class PlanCosts {
  private readonly before = new Map<string, TerraformJson>();

  constructor(private readonly operation: OperationRun) {}

  /** What there is of a stack now. */
  found({ name }: StackRun, resources: TerraformJson): void {
    this.before.set(name, resources);
  }

  /**
   * @returns undefined where it is not known what there is of a stack. Stacks
   *   that the operation leaves alone count as they are declared.
   */
  total(): PlanCost | undefined {
    const { options, runs, subject } = this.operation;
    const { manifest, stacks } = options.stacks;
    const touched = new Set(runs.map(({ name }) => name));
    const sides = [];
    for (const name of manifest.order) {
      const { environment } = manifest.stacks[name];
      if (!options.environment || environment === options.environment) {
        const before = touched.has(name) ? this.before.get(name) : stacks[name];
        if (!before) return undefined;
        sides.push({
          before,
          after: subject === 'destroy' ? {} : stacks[name],
        });
      }
    }
    return planCost(sides);
  }
}
