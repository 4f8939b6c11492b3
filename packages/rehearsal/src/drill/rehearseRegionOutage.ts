import { mkdtemp, rm } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';
import { compareObjects } from './compareObjects';
import type { DrilledAccount } from './compareObjects';
import { drilledTargets } from './drilledTargets';
import type { DrilledStack } from './drilledTargets';
import { Failover } from './Failover';
import { planDuringOutage } from './planDuringOutage';
import type { DrillPhase, RegionOutageReport } from './RegionOutageReport';
import { RehearsalAccount } from '../account/RehearsalAccount';
import { TerraformEngine } from '../engine/TerraformEngine';
import { remainsOf } from '../run/remainsOf';
import type { Remains } from '../run/remainsOf';
import type { RunContext } from '../run/RunContext';
import { seedsFor } from '../run/seedsFor';
import { StackRun } from '../run/StackRun';
import { applyStep, destroyStep, initStep, planStep } from '../run/stackSteps';
import type { RehearsalResult, StepEvent } from '../run/StepEvent';
import { StepRecorder } from '../run/StepRecorder';
import type { SynthesizedStacks } from '../run/SynthesizedStacks';
import { typesOf } from '../run/typesOf';
import { ProviderServer } from '../server/ProviderServer';

/**
 * Which region goes down, and what takes over.
 *
 * @public
 */
export interface RegionOutageOptions {
  /** The whole file. */
  stacks: SynthesizedStacks;
  /** The environment whose region goes down. */
  environment: string;
  region: string;
  /** The file after the failover; left out where the primary goes on. */
  failover?: { to: string; stacks: SynthesizedStacks };
  /** What is known beforehand and belongs into the report. */
  findings?: readonly string[];
  engine?: TerraformEngine;
  onEvent?: (event: StepEvent) => void;
  onPhase?: (phase: DrillPhase) => void;
  signal?: AbortSignal;
}

/**
 * The outcome of a drill. A plan that cannot be made while the region is down is
 * no failure; whatever is not as before after the way back is one.
 *
 * @public
 */
export interface RegionOutageResult extends RehearsalResult {
  drill: RegionOutageReport;
}

class Drill {
  readonly report: RegionOutageReport;
  readonly remains: Remains[] = [];
  private readonly applied: StackRun[] = [];
  private readonly phase: (phase: DrillPhase) => void;

  constructor(
    private readonly options: RegionOutageOptions,
    private readonly context: RunContext,
    private readonly account: RehearsalAccount,
    private readonly recorder: StepRecorder,
  ) {
    const { environment, region } = options;
    this.report = {
      drill: 'region-outage',
      simulated: true,
      environment,
      region,
      findings: [...(options.findings ?? [])],
      targets: [],
    };
    this.phase = options.onPhase ?? (() => undefined);
  }

  async run(): Promise<void> {
    if (await this.applyAll()) {
      await this.outage();
    }
    this.account.endOutage();
    this.phase('after');
    await this.destroyAll();
  }

  private get isAborted(): boolean {
    return this.context.signal?.aborted === true;
  }

  private async applyAll(): Promise<boolean> {
    this.phase('before');
    const { manifest } = this.context.stacks;
    for (const name of manifest.order) {
      const run = new StackRun(this.context, manifest.stacks[name]);
      if (this.isAborted || !(await initStep(this.recorder, run))) return false;
      if (!(await planStep(this.recorder, run, { keep: true }))) return false;
      this.applied.push(run);
      if (!(await applyStep(this.recorder, run))) return false;
    }
    return true;
  }

  private async outage(): Promise<void> {
    const { failover: asked, region } = this.options;
    const before = this.snapshot();
    this.phase('outage');
    this.account.startOutage(region);
    const found = new Map<string, DrilledStack>();
    for (const run of this.applied) {
      if (this.isAborted) return;
      found.set(run.name, {
        ...(await planDuringOutage(this.recorder, run)),
        resources: run.instances().length,
        outOfReach: this.outOfReach(run),
      });
    }
    this.report.targets = drilledTargets(this.context.stacks, found);
    const stacks = asked?.stacks ?? this.context.stacks;
    const failover = new Failover(this.recorder, this.context, stacks);
    if (asked) {
      this.phase('failover');
      await failover.duringOutage();
      const { changes, waiting } = failover;
      this.report.failover = { to: asked.to, changes, waiting };
    }
    this.account.endOutage();
    if (asked && !this.isAborted) {
      this.phase('return');
      // The way back is tried whatever came of this.
      await failover.whenBack();
    }
    if (this.isAborted) return;
    this.phase('fail-back');
    const isClean = await failover.back();
    const compared = compareObjects(before, this.snapshot(), failover.replaced);
    this.report.failBack = isClean
      ? compared
      : {
          ...compared,
          differences: [
            'the file as it was is not applied without differences',
            ...compared.differences,
          ],
        };
  }

  private outOfReach(run: StackRun) {
    return run
      .instances()
      .filter(({ id, region, type }) =>
        this.account
          .objects({ type, id })
          .some(
            object =>
              (region === undefined || object.attributes.region === region) &&
              this.account.outage?.hides(object),
          ),
      )
      .map(({ address }) => ({ stack: run.name, address }));
  }

  private snapshot(): DrilledAccount {
    return {
      objects: this.account
        .objects({ seeded: false })
        .filter(({ remains }) => !remains),
      instances: new Map(this.applied.map(run => [run.name, run.instances()])),
    };
  }

  private async destroyAll(): Promise<void> {
    for (const run of [...this.applied].reverse()) {
      if (this.isAborted) return;
      const ok = await destroyStep(this.recorder, run, {
        inRehearsal: true,
        onDestroyed: addresses =>
          this.remains.push(
            ...remainsOf(
              run.name,
              this.context.stacks.stacks[run.name],
              addresses,
            ),
          ),
      });
      if (!ok) return;
    }
  }
}

/**
 * Rehearses the outage of a region in an account of its own, in memory: applies
 * the whole file, lets the region go down, plans every stack, lets another
 * environment take over as far as Terraform can meanwhile and whole when the
 * region is back, goes back to the file as it was, and destroys everything.
 *
 * It proves references, order and idempotency in the account in memory, not how
 * AWS or Databricks behave in an outage.
 *
 * @public
 * @throws TerraformNotFoundError when no engine is given and none is found
 */
export async function rehearseRegionOutage(
  options: RegionOutageOptions,
): Promise<RegionOutageResult> {
  const { failover, signal, stacks } = options;
  const engine = options.engine ?? (await TerraformEngine.find());
  const account = await RehearsalAccount.open();
  const both = [stacks, ...(failover ? [failover.stacks] : [])];
  both.forEach(one => account.seed(seedsFor(one)));
  const server = await ProviderServer.start(account, {
    types: [...new Set(both.flatMap(typesOf))],
  });
  const workDir = await mkdtemp(join(tmpdir(), 'lakeport-drill-'));
  try {
    const recorder = new StepRecorder(options.onEvent ?? (() => undefined));
    const drill = new Drill(
      options,
      {
        stacks,
        engine,
        workDir,
        stateDir: join(workDir, 'states'),
        reattach: server.reattach,
        signal,
      },
      account,
      recorder,
    );
    await drill.run();
    const objectsLeft = account.objectsLeft();
    const different = drill.report.failBack?.differences.length ?? 0;
    const isLeft = objectsLeft > 0 && recorder.failures + different === 0;
    return {
      failures: recorder.failures + different + (isLeft ? 1 : 0),
      objectsLeft,
      steps: recorder.steps,
      rehearsal: true,
      summary: recorder.summary,
      ...(drill.remains.length ? { remains: drill.remains } : {}),
      unfiredFaults: [],
      drill: drill.report,
    };
  } finally {
    await server.stop();
    account.close();
    await rm(workDir, { recursive: true, force: true });
  }
}
