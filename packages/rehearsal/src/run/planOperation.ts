import { neverApplied } from './changeStacks';
import { makePlan } from './makePlan';
import type { OperationRun } from './OperationRun';
import { PlanCosts } from './PlanCosts';
import { PlanKeeper } from './PlanKeeper';
import { refusalOf } from './refusalOf';
import type { StackRun } from './StackRun';
import { initStep, NOTHING_TO_DESTROY, planStep } from './stackSteps';
import { summarize } from './summarize';

/**
 * Plans a destroy, sleep, wake or rotation. Other than an apply it does not
 * have to wait for anything: what it takes away or changes is there, and no
 * stack reads what another one is about to give.
 */
class Planning {
  private readonly keeper: PlanKeeper;
  private readonly costs: PlanCosts;

  constructor(private readonly operation: OperationRun) {
    this.keeper = new PlanKeeper(operation);
    this.costs = new PlanCosts(operation);
  }

  async run(): Promise<void> {
    const { operation } = this;
    const refusal = await refusalOf(operation);
    if (refusal) {
      await operation.refuse(refusal.stack, refusal.message);
    } else {
      await operation.each(async run => {
        if (await initStep(operation.recorder, run)) await this.plan(run);
        return true;
      });
      operation.cost = this.costs.total();
    }
    await this.keeper.finish();
  }

  private async plan(run: StackRun): Promise<void> {
    const { operation } = this;
    const { recorder, subject } = operation;
    if (!(await run.isApplied())) {
      await this.unapplied(run);
      return;
    }
    const planned = await planStep(recorder, run, {
      keep: this.keeper.keeps,
      make: () => makePlan(operation, run),
    });
    if (!planned) return;
    recorder.count(summarize(planned.changes));
    this.costs.found(run, planned.found);
    if (subject === 'destroy') {
      operation.leaveBehind(
        run,
        planned.changes.map(({ address }) => address),
      );
    }
    await this.keeper.planned(run);
  }

  private async unapplied(run: StackRun): Promise<void> {
    const { recorder, subject } = this.operation;
    if (subject !== 'destroy') {
      await this.operation.refuse(run.name, neverApplied(run.name));
      return;
    }
    await recorder.step('plan', run.name, async () => NOTHING_TO_DESTROY);
    this.costs.found(run, {});
    this.keeper.empty(run);
  }
}

/** Plans what is no apply, and keeps the plans where they are to be carried out later. */
export function planOperation(operation: OperationRun): Promise<void> {
  return new Planning(operation).run();
}
