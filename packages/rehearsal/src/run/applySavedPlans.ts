import { isReady, sayWhatComesFirst } from './applyStacks';
import { beyondShown } from './beyondShown';
import { explainDestroyFailure } from './explainDestroyFailure';
import { makePlan } from './makePlan';
import type { OperationRun } from './OperationRun';
import { digestOf } from './PlanKeeper';
import type { PlanManifest } from './PlanManifest';
import type { PlanStore } from './PlanStore';
import type { ShownChange } from './ShownChange';
import { sinceShown } from './sinceShown';
import type { StackRun } from './StackRun';
import {
  applyStep,
  initStep,
  NOTHING_TO_DESTROY,
  planStep,
} from './stackSteps';
import type { StepOutcome } from './StepRecorder';
import { unusable } from './unusable';

type SavedStack = PlanManifest['stacks'][number];

const AGAIN = 'Plan again under another id, read it, and apply that.';

/** What Terraform says of a lock that it was told to keep to, and cannot. */
function otherProviders(message: string): string {
  return /lock ?file|checksum|does not match configured version/i.test(message)
    ? `The providers that there are now are not those that made the plan. Nothing was applied. ${AGAIN}`
    : '';
}

interface TakenPlan {
  plan: Uint8Array;
  lock?: Uint8Array;
}

/** Does what was planned and read before, and nothing else. */
class SavedPlans {
  private readonly taken = new Map<string, TakenPlan>();
  private readonly byName: Map<string, SavedStack>;
  private used = false;

  constructor(
    private readonly operation: OperationRun,
    private readonly store: PlanStore,
    private readonly manifest: PlanManifest,
  ) {
    this.byName = new Map(manifest.stacks.map(stack => [stack.name, stack]));
  }

  async run(): Promise<void> {
    // All of them first: of a deployment that is not whole nothing is done.
    for (const run of this.operation.runs) {
      const problem = await this.take(run);
      if (problem) {
        await this.operation.refuse(
          run.name,
          `${problem} Nothing was applied. ${AGAIN}`,
        );
        return;
      }
    }
    if (!(await this.areAsShown())) return;
    try {
      await this.operation.each(run => this.carryOut(run));
    } finally {
      // After a first apply the plans that are left are stale or soon will be.
      if (this.used) await this.store.discardPlans();
    }
  }

  private carryOut(run: StackRun): Promise<boolean> {
    const saved = this.byName.get(run.name);
    switch (saved?.status) {
      case 'planned':
        return this.exactly(run);
      case 'empty':
        return this.operation.recorder.step(
          'destroy',
          run.name,
          async () => NOTHING_TO_DESTROY,
        );
      default:
        return this.deferred(run, saved?.changes ?? []);
    }
  }

  private async begin(): Promise<void> {
    if (this.used) return;
    this.used = true;
    await this.store.putManifest({
      ...this.manifest,
      usedAt: new Date().toISOString(),
    });
  }

  /** @returns what is wrong with the plan that was saved of a stack */
  private async take({ name }: StackRun): Promise<string | undefined> {
    const saved = this.byName.get(name);
    if (saved?.status !== 'planned') return undefined;
    const [plan, lock] = await Promise.all([
      this.store.getPlan(name),
      saved.lock ? this.store.getLock(name) : undefined,
    ]);
    if (!plan || (saved.lock && !lock)) {
      return `Plan ${this.store.id} of ${name} is missing in ${this.store.place}.`;
    }
    if (digestOf(plan) !== saved.digest) {
      return `Plan ${this.store.id} of ${name} is not the one that was saved.`;
    }
    if (lock && digestOf(lock) !== saved.lock) {
      return `The providers' lock of plan ${this.store.id} of ${name} is not the one that was saved.`;
    }
    this.taken.set(name, { plan, ...(lock ? { lock } : {}) });
    return undefined;
  }

  /**
   * Whether every stack is as it was when its plan was shown. Terraform refuses
   * a plan whose state is another, one stack after the other; it does not look
   * at the account again.
   */
  private async areAsShown(): Promise<boolean> {
    const { recorder, runs } = this.operation;
    for (const run of runs) {
      const saved = this.byName.get(run.name);
      if (saved && saved.status !== 'deferred') {
        const lock = this.taken.get(run.name)?.lock;
        const isSame =
          !this.operation.isStopped &&
          (await initStep(recorder, run, { lock, explain: otherProviders })) &&
          (await recorder.step('replan', run.name, () => this.compare(run)));
        if (!isSame) return false;
      }
    }
    return !this.operation.isStopped;
  }

  private async compare(run: StackRun): Promise<StepOutcome> {
    const taken = this.taken.get(run.name);
    if (!taken) {
      return (await run.isApplied())
        ? this.another(['it held nothing, and now holds something'])
        : { status: 'succeeded' };
    }
    try {
      const made = await makePlan(this.operation, run);
      if (!made.ok) {
        return {
          status: 'failed',
          message: `${made.message}\nNothing was applied. ${AGAIN}`,
        };
      }
      const now = await run.showPlan();
      run.putPlan(taken.plan);
      const since = sinceShown(await run.showPlan(), now);
      return since.length > 0 ? this.another(since) : { status: 'succeeded' };
    } finally {
      run.dropPlan();
    }
  }

  private another(since: readonly string[]): StepOutcome {
    return {
      status: 'failed',
      message: [
        'The stack changed after it was planned, in its state or in the account: the plan is stale, and nothing was applied.',
        ...since.map(line => `- ${line}`),
        AGAIN,
      ].join('\n'),
    };
  }

  private async exactly(run: StackRun): Promise<boolean> {
    const { recorder, subject } = this.operation;
    const taken = this.taken.get(run.name);
    if (!taken) return false;
    await this.begin();
    run.putPlan(taken.plan);
    const destroys = subject === 'destroy';
    return applyStep(recorder, run, {
      step: destroys ? 'destroy' : 'apply',
      explain: message => {
        if (/Saved plan (is stale|does not match)/i.test(message)) {
          return `The stack changed after it was planned: the plan is stale, and nothing of it was applied. ${AGAIN}`;
        }
        return destroys ? explainDestroyFailure(message) : '';
      },
      ...(destroys && {
        onDone: addresses => this.operation.leaveBehind(run, addresses),
      }),
    });
  }

  private async deferred(
    run: StackRun,
    shown: ShownChange[],
  ): Promise<boolean> {
    const { recorder, needsApproval } = this.operation;
    if (
      !(await initStep(recorder, run)) ||
      !(await isReady(this.operation, run))
    ) {
      return false;
    }
    const planned = await planStep(recorder, run, {
      keep: true,
      orDeferred: sayWhatComesFirst(this.operation, run),
      judge: ({ changes }) => {
        const beyond = beyondShown(changes, shown);
        if (beyond.length === 0) return undefined;
        needsApproval.push(run.name);
        const what = beyond.map(
          ({ address, actions }) => `- ${actions.join('+')} ${address}`,
        );
        return {
          status: 'needs-approval',
          message: [
            `${run.name} could not be planned before, and would now do what was not shown:`,
            ...what,
            `Nothing of it was applied; what came before it stays. ${AGAIN}`,
          ].join('\n'),
        };
      },
    });
    if (!planned) return false;
    await this.begin();
    return applyStep(recorder, run);
  }
}

/**
 * Carries out a saved plan: of every stack exactly the plan file, where there
 * is one, and only where a plan made now does the same. A stack that was
 * deferred is planned when its turn comes and goes on if it does no more than
 * was shown; else it waits for approval, and so does everything after it.
 */
export async function applySavedPlans(
  operation: OperationRun,
  store: PlanStore,
): Promise<void> {
  const manifest = await store.getManifest();
  const problem = unusable(manifest, store, operation);
  if (!manifest || problem) {
    const [first] = operation.runs;
    await operation.refuse(
      first?.name ?? operation.options.stacks.manifest.project,
      `${problem}. Nothing was applied. ${AGAIN}`,
    );
    return;
  }
  await new SavedPlans(operation, store, manifest).run();
}
