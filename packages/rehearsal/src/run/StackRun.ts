import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'fs';
import { dirname, join } from 'path';
import { parseOutput } from '../engine/parseOutput';
import { environmentWithoutCredentials } from './engineEnvironment';
import { formerMembers, mayHaveFormerMembers } from './formerMembers';
import { localState } from './localState';
import type { PlanRefusal } from './PlanRefusal';
import { rehearsalOverride } from './rehearsalOverride';
import type { RehearsalOverride } from './rehearsalOverride';
import type { CommandResult } from './CommandResult';
import type { RunContext } from './RunContext';
import { backendOf, stateFile } from './stateFile';
import { stateInstances } from './stateInstances';
import type { StateInstance } from './stateInstances';
import type { StackEntry } from './SynthesizedStacks';
import { TerraformCommands } from './TerraformCommands';

const PLAN_FILE = 'lakeport.tfplan';
const OUT = `-out=${PLAN_FILE}`;
const LOCK_FILE = '.terraform.lock.hcl';
const OVERRIDE_FILE = 'lakeport_override.tf.json';

/** A folder that is nobody else's to read: plans and states hold secrets. */
function makePrivate(dir: string): void {
  mkdirSync(dir, { recursive: true });
  chmodSync(dir, 0o700);
}

function putJson(file: string, content: unknown): void {
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
}

/** Terraform's commands on one stack in its folder. */
export class StackRun {
  private readonly dir: string;
  private readonly untouchedDir: string;
  private readonly terraform: TerraformCommands;
  private carriesLock = false;

  constructor(
    private readonly context: RunContext,
    readonly entry: StackEntry,
  ) {
    this.dir = join(context.workDir, 'stacks', entry.name);
    this.untouchedDir = join(context.workDir, 'untouched', entry.name);
    this.terraform = new TerraformCommands(context, [
      this.dir,
      this.untouchedDir,
    ]);
  }

  get name(): string {
    return this.entry.name;
  }

  /** Whether plans are read before they are applied. */
  get hasGuard(): boolean {
    return this.context.guard !== undefined;
  }

  /** What the guard has to say about a plan as {@link StackRun.showPlan} has it. */
  findings(planJson: unknown): PlanRefusal[] {
    return this.context.guard?.(planJson, this.name) ?? [];
  }

  /** Types of its resources, sorted. */
  get types(): string[] {
    return Object.keys(this.stack.resource ?? {}).sort();
  }

  private get stack() {
    const stack = this.context.stacks.stacks[this.name];
    if (!stack) {
      throw new Error(`Stack "${this.name}" is in the manifest, but not there`);
    }
    return stack;
  }

  /**
   * Writes the stack's configuration and, in a rehearsal, its override.
   *
   * @returns addresses whose deletion protection was lifted, and of which of them
   * that has to be applied
   */
  write(options: {
    liftProtection: boolean;
  }): Pick<RehearsalOverride, 'lifted' | 'guarded'> {
    const { stateDir } = this.context;
    makePrivate(this.dir);
    // One that a killed run has left.
    this.dropPlan();
    putJson(join(this.dir, 'cdk.tf.json'), this.stack);
    if (stateDir === undefined) {
      return { lifted: [], guarded: [] };
    }
    // Terraform makes the file, not the folders to it.
    makePrivate(dirname(this.stateFile(stateDir)));
    const override = rehearsalOverride(
      this.name,
      this.stack,
      stateDir,
      options,
    );
    putJson(join(this.dir, OVERRIDE_FILE), override.json);
    return override;
  }

  async init(): Promise<CommandResult> {
    // In a rehearsal the folder may have been moved, and its states with it.
    const anew = this.context.stateDir === undefined ? [] : ['-reconfigure'];
    const locked = this.carriesLock ? ['-lockfile=readonly'] : [];
    return this.terraform.plain(
      await this.terraform.run(this.dir, [
        'init',
        '-no-color',
        ...anew,
        ...locked,
      ]),
    );
  }

  /**
   * Has Terraform initialize the stack as it is, with its own backend, which a
   * rehearsal otherwise never sees. It must fail on missing credentials, and on
   * nothing before that.
   */
  async checkBackend(): Promise<CommandResult> {
    const folder = join(this.context.workDir, 'backends', this.name);
    makePrivate(folder);
    // The backend comes first; without one there would be providers to fetch.
    const hasBackend = backendOf(this.stack) !== undefined;
    putJson(join(folder, 'cdk.tf.json'), hasBackend ? this.stack : {});
    const { engine, signal } = this.context;
    const result = this.terraform.plain(
      await engine.run(folder, ['init', '-no-color'], {
        env: environmentWithoutCredentials(),
        signal,
      }),
    );
    return /No valid credential sources/.test(result.message)
      ? { ...result, ok: true, message: '' }
      : result;
  }

  /**
   * Checks the stack as it is, without the override: that one replaces how the
   * states of other stacks are read. Nothing has to be initialized for it, as
   * the stack has no modules and its providers are attached.
   */
  validate(): Promise<CommandResult> {
    makePrivate(this.untouchedDir);
    putJson(join(this.untouchedDir, 'cdk.tf.json'), this.stack);
    return this.terraform.command(this.untouchedDir, ['validate', '-json']);
  }

  /**
   * Plans; `keep` leaves a plan file for {@link StackRun.applyPlan}.
   *
   * @param replace - addresses to be made anew
   * @param refresh - false to take the state as it is, and look at nothing that
   * is there; data sources are read all the same
   */
  async plan(options: {
    keep: boolean;
    replace?: readonly string[];
    refresh?: boolean;
  }): Promise<CommandResult> {
    const { keep, refresh = true, replace = [] } = options;
    return this.makePlan([
      ...(keep ? [OUT] : []),
      ...replace.map(address => `-replace=${address}`),
      ...(refresh ? [] : ['-refresh=false']),
    ]);
  }

  /**
   * Has a service let go of what it protects from deletion itself, as somebody
   * does who sets `deletionProtection` to false and applies that. What of it is
   * not in the state is not made for it.
   */
  async unprotect(addresses: readonly string[]): Promise<CommandResult> {
    const there = new Set(this.instances().map(({ address }) => address));
    const targets = addresses.filter(address => there.has(address));
    if (targets.length === 0) {
      return { ok: true, code: 0, output: parseOutput(''), message: '' };
    }
    const planned = await this.makePlan([
      OUT,
      ...targets.map(address => `-target=${address}`),
    ]);
    return planned.ok ? this.applyPlan() : planned;
  }

  /**
   * Plans the destruction of what the state holds. Terraform refreshes first
   * and evaluates the configuration for it; one that was changed and never
   * applied may read an output that its upstream does not have yet. What has
   * to go stands in the state alone, so then it goes without the refresh.
   */
  async planDestroy(): Promise<CommandResult> {
    const result = await this.makePlan(['-destroy', OUT]);
    return !result.ok && /Unsupported attribute/.test(result.message)
      ? this.makePlan(['-destroy', OUT, '-refresh=false'])
      : result;
  }

  private async makePlan(args: readonly string[]): Promise<CommandResult> {
    const result = await this.terraform.command(this.dir, [
      'plan',
      '-json',
      '-detailed-exitcode',
      ...(await this.formerMembers()),
      ...args,
    ]);
    if (!result.ok) {
      this.dropPlan();
    }
    return result;
  }

  private async formerMembers(): Promise<string[]> {
    if (!mayHaveFormerMembers(this.stack)) {
      return [];
    }
    const { stateDir } = this.context;
    if (stateDir !== undefined) {
      const file = this.stateFile(stateDir);
      return existsSync(file)
        ? formerMembers(this.stack, readFileSync(file, 'utf8'))
        : [];
    }
    const { code, stdout } = await this.terraform.run(this.dir, [
      'state',
      'pull',
    ]);
    return code === 0 ? formerMembers(this.stack, stdout) : [];
  }

  /**
   * The kept plan as Terraform shows it to programs. It holds secrets: read
   * it and let go of it.
   *
   * @throws Error when Terraform cannot read it
   */
  async showPlan(): Promise<unknown> {
    const result = await this.terraform.run(this.dir, [
      'show',
      '-json',
      PLAN_FILE,
    ]);
    if (result.code !== 0) {
      throw new Error(this.terraform.plain(result).message);
    }
    return JSON.parse(result.stdout);
  }

  /** Applies the kept plan exactly, and removes its file: it holds secrets. */
  async applyPlan(): Promise<CommandResult> {
    try {
      return await this.terraform.command(this.dir, [
        'apply',
        '-json',
        PLAN_FILE,
      ]);
    } finally {
      this.dropPlan();
    }
  }

  /** The kept plan's file and the lock of the providers that made it. */
  takePlan(): { plan: Uint8Array; lock?: Uint8Array } {
    const lock = join(this.dir, LOCK_FILE);
    return {
      plan: readFileSync(join(this.dir, PLAN_FILE)),
      ...(existsSync(lock) ? { lock: readFileSync(lock) } : {}),
    };
  }

  /** Puts a plan in place of one made here. */
  putPlan(plan: Uint8Array): void {
    writeFileSync(join(this.dir, PLAN_FILE), plan, { mode: 0o600 });
  }

  /** Has {@link StackRun.init} take exactly the providers of a plan. */
  putLock(lock: Uint8Array): void {
    this.carriesLock = true;
    writeFileSync(join(this.dir, LOCK_FILE), lock);
  }

  /** Whether the stack has ever been applied, judged by its state. */
  async isApplied(): Promise<boolean> {
    const { stateDir } = this.context;
    if (stateDir !== undefined) {
      return localState(this.stateFile(stateDir)).applied;
    }
    const list = await this.terraform.run(this.dir, ['state', 'list']);
    return list.code === 0 && list.stdout.trim() !== '';
  }

  /**
   * Whether a stack that the operation leaves alone holds anything, judged by
   * its state. Terraform is given its backend only: there are no providers to
   * fetch. One whose state cannot be read counts as applied: what reads it says
   * why.
   */
  async wasApplied(): Promise<boolean> {
    const { engine, signal, stateDir, workDir } = this.context;
    if (stateDir !== undefined) {
      return localState(this.stateFile(stateDir)).applied;
    }
    const folder = join(workDir, 'others', this.name);
    makePrivate(folder);
    putJson(join(folder, 'cdk.tf.json'), {
      terraform: { backend: this.stack.terraform?.backend },
    });
    const init = await engine.run(
      folder,
      ['init', '-no-color', '-input=false', '-reconfigure'],
      { signal },
    );
    if (init.code !== 0) return true;
    const list = await engine.run(folder, ['state', 'list'], { signal });
    return list.code !== 0 || list.stdout.trim() !== '';
  }

  /** Number of resource instances in the state of a rehearsal. */
  managedInstances(): number {
    const { stateDir } = this.context;
    return stateDir === undefined
      ? 0
      : localState(this.stateFile(stateDir)).managed;
  }

  /** The resource instances in the state of a rehearsal. */
  instances(): StateInstance[] {
    const { stateDir } = this.context;
    return stateDir === undefined
      ? []
      : stateInstances(this.stateFile(stateDir));
  }

  private stateFile(stateDir: string): string {
    return stateFile(stateDir, backendOf(this.stack), this.name);
  }

  /** Removes the kept plan: it holds secrets. */
  dropPlan(): void {
    rmSync(join(this.dir, PLAN_FILE), { force: true });
  }
}
