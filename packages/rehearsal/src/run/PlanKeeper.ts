import { createHash } from 'crypto';
import type { OperationRun } from './OperationRun';
import type { PlanManifest } from './PlanManifest';
import type { ShownChange } from './ShownChange';
import { stacksDigest } from './stacksDigest';
import type { StackRun } from './StackRun';

/** SHA-256 of a file, in hexadecimal. */
export function digestOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Keeps what is planned of an operation, where it is to be carried out later. */
export class PlanKeeper {
  private readonly stacks: PlanManifest['stacks'] = [];

  constructor(private readonly operation: OperationRun) {}

  /** Whether anything is kept. */
  get keeps(): boolean {
    return this.store !== undefined;
  }

  private get store() {
    return this.operation.options.savePlans;
  }

  /** Takes the plan file that a stack's plan step has left. */
  async planned(run: StackRun): Promise<void> {
    if (!this.store) return;
    try {
      const taken = run.takePlan();
      await this.store.putPlan(run.name, taken);
      this.stacks.push({
        name: run.name,
        status: 'planned',
        digest: digestOf(taken.plan),
        ...(taken.lock ? { lock: digestOf(taken.lock) } : {}),
      });
    } finally {
      run.dropPlan();
    }
  }

  /** A stack that is planned in its turn: what was shown of it. */
  deferred(run: StackRun, changes: ShownChange[]): void {
    this.stacks.push({ name: run.name, status: 'deferred', changes });
  }

  /** A stack that holds nothing to destroy. */
  empty(run: StackRun): void {
    this.stacks.push({ name: run.name, status: 'empty' });
  }

  /** Says that the plan is whole, or takes back what was kept of it. */
  async finish(): Promise<void> {
    const { options, context, recorder, runs, subject, isStopped } =
      this.operation;
    if (!this.store) return;
    if (recorder.failures > 0 || isStopped) {
      await this.store.delete();
      return;
    }
    await this.store.putManifest({
      version: 2,
      project: options.stacks.manifest.project,
      ...(options.environment ? { environment: options.environment } : {}),
      operation: subject,
      synthesized: stacksDigest(
        options.stacks,
        runs.map(({ name }) => name),
      ),
      terraform: {
        flavor: context.engine.flavor,
        version: context.engine.version,
      },
      plannedAt: new Date().toISOString(),
      stacks: this.stacks,
    });
  }
}
