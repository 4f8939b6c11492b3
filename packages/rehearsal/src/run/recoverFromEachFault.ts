import { mkdtemp, rm } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';
import type { RunContext } from './RunContext';
import { seedsFor } from './seedsFor';
import { selectStacks } from './selectStacks';
import { StackRun } from './StackRun';
import {
  applyStep,
  destroyStep,
  initStep,
  planStep,
  replanStep,
} from './stackSteps';
import type { StepEvent } from './StepEvent';
import { StepRecorder } from './StepRecorder';
import type { SynthesizedStacks } from './SynthesizedStacks';
import { typesOf } from './typesOf';
import type { Fault } from '../account/parseFaults';
import { RehearsalAccount } from '../account/RehearsalAccount';
import { TerraformEngine } from '../engine/TerraformEngine';
import { hasType } from '../schema/hasType';
import { ProviderServer } from '../server/ProviderServer';

/**
 * What is to fail, and come back.
 *
 * @public
 */
export interface RecoveryOptions {
  stacks: SynthesizedStacks;
  /** All stacks when left out. */
  environment?: string;
  engine?: TerraformEngine;
  onEvent?: (event: StepEvent) => void;
  signal?: AbortSignal;
}

/**
 * What came of failing everywhere.
 *
 * @public
 */
export interface RecoveryResult {
  /** What was not as it should be; empty when everything recovered. */
  problems: string[];
  /** Faults that came up, one for each type of each stack and direction. */
  faults: number;
  /** Applies and destroys that it took. */
  attempts: number;
  /** Objects that are left in the account. */
  objectsLeft: number;
}

class Recovery {
  readonly problems: string[] = [];
  attempts = 0;
  faults = 0;
  private readonly recorder: StepRecorder;

  constructor(
    options: RecoveryOptions,
    private readonly account: RehearsalAccount,
    private readonly runs: readonly StackRun[],
  ) {
    this.recorder = new StepRecorder(options.onEvent ?? (() => undefined));
  }

  async run(): Promise<void> {
    for (const run of this.runs) {
      const ok =
        (await initStep(this.recorder, run)) &&
        (await this.until(run, 'create', () => this.apply(run)));
      if (!ok) return this.note(run, 'apply');
    }
    for (const run of this.runs) {
      if (!(await replanStep(this.recorder, run))) this.note(run, 'replan');
    }
    for (const run of [...this.runs].reverse()) {
      const ok = await this.until(run, 'delete', () =>
        destroyStep(this.recorder, run, { inRehearsal: true }),
      );
      if (!ok) return this.note(run, 'destroy');
    }
    return undefined;
  }

  private async apply(run: StackRun): Promise<boolean> {
    const planned = await planStep(this.recorder, run, { keep: true });
    return planned !== undefined && applyStep(this.recorder, run);
  }

  /** Tries again as long as something that was planted comes up. */
  private async until(
    run: StackRun,
    operation: 'create' | 'delete',
    attempt: () => Promise<boolean>,
  ): Promise<boolean> {
    // What Terraform keeps by itself (terraform_data) no service can refuse.
    const planted = run.types.filter(hasType).map(
      (type): Fault => ({
        operation,
        type,
        message: `planted: ${operation} ${type} of ${run.name}`,
      }),
    );
    this.account.inject(planted);
    const messages = new Set(planted.map(({ message }) => message));
    const left = () =>
      this.account
        .unfiredFaults()
        .filter(({ message }) => messages.has(message));
    for (let before = planted.length; ; before = left().length) {
      this.attempts += 1;
      const ok = await attempt();
      const now = left().length;
      this.faults += before - now;
      if (ok) {
        this.problems.push(
          ...left().map(({ message }) => `${message}: it never came up`),
        );
        return true;
      }
      if (now === before) return false;
    }
  }

  private note(run: StackRun, what: string): void {
    const last = this.recorder.steps.at(-1);
    this.problems.push(
      `${run.name}: ${what} does not recover: ${last?.message ?? ''}`,
    );
  }
}

/**
 * Applies stacks in an account of their own while for every type of resource
 * in turn one create fails, going on each time with the state that the failed
 * apply left; then finds nothing more to do, and destroys them while for every
 * type one delete fails. What fails together is tried together: a stack takes
 * about as many attempts as its resources depend on each other in a row.
 *
 * @public
 * @throws TerraformNotFoundError when no engine is given and none is found
 */
export async function recoverFromEachFault(
  options: RecoveryOptions,
): Promise<RecoveryResult> {
  const { stacks } = options;
  const engine = options.engine ?? (await TerraformEngine.find());
  const account = await RehearsalAccount.open();
  account.seed(seedsFor(stacks));
  const server = await ProviderServer.start(account, {
    types: typesOf(stacks),
  });
  const workDir = await mkdtemp(join(tmpdir(), 'lakeport-recovery-'));
  const context: RunContext = {
    stacks,
    engine,
    workDir,
    stateDir: join(workDir, 'states'),
    reattach: server.reattach,
    signal: options.signal,
  };
  try {
    const recovery = new Recovery(
      options,
      account,
      selectStacks(stacks, options.environment, 'apply', 'all').map(
        entry => new StackRun(context, entry),
      ),
    );
    await recovery.run();
    const objectsLeft = account.objectsLeft();
    const { problems, faults, attempts } = recovery;
    if (objectsLeft > 0 && problems.length === 0) {
      problems.push(`${objectsLeft} objects are left after the destroy`);
    }
    return { problems, faults, attempts, objectsLeft };
  } finally {
    await server.stop();
    account.close();
    await rm(workDir, { recursive: true, force: true });
  }
}
