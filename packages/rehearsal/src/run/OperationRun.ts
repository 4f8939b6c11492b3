import type { PlanCost } from '@lakeport/project';
import type { OperationOptions, PlannedOperation } from './OperationOptions';
import { remainsOf } from './remainsOf';
import type { Remains } from './remainsOf';
import type { RunContext } from './RunContext';
import { selectStacks } from './selectStacks';
import { StackRun } from './StackRun';
import type { OperationResult } from './StepEvent';
import { StepRecorder } from './StepRecorder';

/** One operation while it goes on: its stacks, and what came of them so far. */
export class OperationRun {
  readonly recorder: StepRecorder;
  readonly runs: StackRun[];
  readonly needsApproval: string[] = [];
  readonly remains: Remains[] = [];
  /** Of a plan: what it comes to, where that could be counted. */
  cost?: PlanCost;

  constructor(
    readonly options: OperationOptions,
    readonly context: RunContext,
  ) {
    this.recorder = new StepRecorder(options.onEvent ?? (() => undefined));
    this.runs = selectStacks(
      options.stacks,
      options.environment,
      this.subject,
    ).map(entry => new StackRun(context, entry));
  }

  /** What is done or, by a plan, planned. */
  get subject(): PlannedOperation {
    const { operation, planned = 'apply' } = this.options;
    return operation === 'plan' ? planned : operation;
  }

  get isRehearsal(): boolean {
    return this.context.stateDir !== undefined;
  }

  get isStopped(): boolean {
    return this.options.signal?.aborted === true;
  }

  /** Goes through the stacks until one says not to go on. */
  async each(work: (run: StackRun) => Promise<boolean>): Promise<void> {
    for (const run of this.runs) {
      if (this.isStopped || !(await work(run))) {
        return;
      }
    }
  }

  /** Says that the operation as a whole cannot be done. */
  async refuse(stack: string, message: string): Promise<void> {
    const { operation } = this.options;
    const step =
      operation === 'apply' || operation === 'destroy' ? operation : 'plan';
    await this.recorder.step(step, stack, async () => ({
      status: 'failed',
      message,
    }));
  }

  /** Notes what stays of a stack's resources that a destroy takes away. */
  leaveBehind({ name }: StackRun, addresses: readonly string[]): void {
    this.remains.push(
      ...remainsOf(name, this.options.stacks.stacks[name], addresses),
    );
  }

  result(): OperationResult {
    const objectsLeft = this.objectsLeft();
    return {
      failures: this.recorder.failures,
      ...(objectsLeft === undefined ? {} : { objectsLeft }),
      steps: this.recorder.steps,
      rehearsal: this.isRehearsal,
      summary: this.recorder.summary,
      ...(this.needsApproval.length
        ? { needsApproval: this.needsApproval }
        : {}),
      ...(this.remains.length ? { remains: this.remains } : {}),
      ...(this.cost ? { cost: this.cost } : {}),
    };
  }

  /**
   * In a rehearsal what all stacks of the project hold. To ask real states
   * takes time; of a destroy that went through there is nothing to ask.
   */
  private objectsLeft(): number | undefined {
    if (!this.isRehearsal) {
      const isGone =
        this.options.operation === 'destroy' &&
        this.recorder.failures === 0 &&
        !this.isStopped;
      return isGone ? 0 : undefined;
    }
    const { manifest } = this.options.stacks;
    let sum = 0;
    for (const name of manifest.order) {
      const run = new StackRun(this.context, manifest.stacks[name]);
      sum += run.managedInstances();
    }
    return sum;
  }
}
