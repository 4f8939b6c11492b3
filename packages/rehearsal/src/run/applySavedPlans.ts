import { createHash } from 'crypto';
import { beyondShown } from './beyondShown';
import type { OperationRun } from './OperationRun';
import type { PlanManifest } from './PlanManifest';
import type { PlanStore } from './PlanStore';
import type { StackRun } from './StackRun';
import { stacksDigest } from './stacksDigest';
import { applyStep, initStep, planStep } from './stackSteps';

type SavedStack = PlanManifest['stacks'][number];

const AGAIN = 'Plan again under another id, read it, and apply that.';

interface TakenPlan {
  plan: Uint8Array;
  lock?: Uint8Array;
}

/** Applies what was planned and read before, and nothing else. */
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
    // All of them first: of a deployment that is not whole nothing is applied.
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
    try {
      await this.operation.each(async run => {
        const taken = this.taken.get(run.name);
        if (taken) return this.exactly(run, taken);
        const saved = this.byName.get(run.name);
        return this.deferred(
          run,
          saved?.status === 'deferred' ? saved.changes : [],
        );
      });
    } finally {
      // After a first apply the plans that are left are stale or soon will be.
      if (this.used) await this.store.discardPlans();
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
      saved.locked ? this.store.getLock(name) : undefined,
    ]);
    if (!plan || (saved.locked && !lock)) {
      return `Plan ${this.store.id} of ${name} is missing in ${this.store.place}.`;
    }
    if (createHash('sha256').update(plan).digest('hex') !== saved.digest) {
      return `Plan ${this.store.id} of ${name} is not the one that was saved.`;
    }
    this.taken.set(name, { plan, ...(lock ? { lock } : {}) });
    return undefined;
  }

  private async exactly(
    run: StackRun,
    { plan, lock }: TakenPlan,
  ): Promise<boolean> {
    const { recorder } = this.operation;
    if (!(await initStep(recorder, run, { lock }))) return false;
    await this.begin();
    run.putPlan(plan);
    return applyStep(recorder, run, {
      explain: message =>
        /Saved plan (is stale|does not match)/i.test(message)
          ? `The stack changed after it was planned: the plan is stale, and nothing of it was applied. ${AGAIN}`
          : '',
    });
  }

  private async deferred(
    run: StackRun,
    shown: Extract<SavedStack, { status: 'deferred' }>['changes'],
  ): Promise<boolean> {
    const { recorder, needsApproval } = this.operation;
    if (!(await initStep(recorder, run))) return false;
    const planned = await planStep(recorder, run, {
      keep: true,
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

function reasonNotTo(
  manifest: PlanManifest | undefined,
  store: PlanStore,
  operation: OperationRun,
): string | undefined {
  if (!manifest) {
    return `there is no plan ${store.id} in ${store.place}`;
  }
  const { options, context, runs } = operation;
  const { flavor, version } = context.engine;
  const names = runs.map(({ name }) => name);
  if (manifest.usedAt) {
    return `plan ${store.id} was applied already, at ${manifest.usedAt}`;
  }
  if (manifest.environment !== options.environment) {
    return `plan ${store.id} is one of ${
      manifest.environment ?? 'all environments'
    }`;
  }
  if (
    manifest.terraform.flavor !== flavor ||
    manifest.terraform.version !== version
  ) {
    return `plan ${store.id} was made by ${manifest.terraform.flavor} ${manifest.terraform.version}, and this is ${flavor} ${version}`;
  }
  if (manifest.synthesized !== stacksDigest(options.stacks, names)) {
    return `the project file, or the lakeport that reads it, is another than when plan ${store.id} was made: its stacks differ`;
  }
  return undefined;
}

/**
 * Applies a saved plan: of every stack exactly the plan file, where there is
 * one. A stack that was deferred is planned when its turn comes and goes on
 * if it does no more than was shown; else it waits for approval, and so does
 * everything after it.
 */
export async function applySavedPlans(
  operation: OperationRun,
  store: PlanStore,
): Promise<void> {
  const manifest = await store.getManifest();
  const problem = reasonNotTo(manifest, store, operation);
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
