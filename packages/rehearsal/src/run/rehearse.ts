import { mkdtemp, rm } from 'fs/promises';
import { tmpdir } from 'os';
import { join } from 'path';
import { remainsOf } from './remainsOf';
import type { Remains } from './remainsOf';
import type { RunContext } from './RunContext';
import { roundTrip } from './roundTrip';
import type { SleepRoundTrip } from './roundTrip';
import { seedsFor } from './seedsFor';
import { selectStacks } from './selectStacks';
import { StackRun } from './StackRun';
import {
  applyStep,
  destroyStep,
  initStep,
  planStep,
  replanStep,
  validateStep,
} from './stackSteps';
import type { RehearsalResult, StepEvent } from './StepEvent';
import { StepRecorder } from './StepRecorder';
import type { SynthesizedStacks } from './SynthesizedStacks';
import type { Fault } from '../account/parseFaults';
import { RehearsalAccount } from '../account/RehearsalAccount';
import { TerraformEngine } from '../engine/TerraformEngine';
import { ProviderServer } from '../server/ProviderServer';
import { typesOf } from './typesOf';

/**
 * What is rehearsed, and with which faults.
 *
 * @public
 */
export interface RehearseOptions {
  stacks: SynthesizedStacks;
  /** All stacks when left out; what an environment builds on comes along. */
  environment?: string;
  faults?: Fault[];
  /** Puts the environments to sleep and wakes them again, once applied. */
  sleepRoundTrip?: SleepRoundTrip;
  engine?: TerraformEngine;
  onEvent?: (event: StepEvent) => void;
  signal?: AbortSignal;
}

async function go(
  options: RehearseOptions,
  context: RunContext,
  account: RehearsalAccount,
): Promise<RehearsalResult> {
  const recorder = new StepRecorder(options.onEvent ?? (() => undefined));
  const runs = selectStacks(
    options.stacks,
    options.environment,
    'apply',
    'all',
  ).map(entry => new StackRun(context, entry));
  const aborted = () => options.signal?.aborted === true;

  const sound = new Set<string>();
  for (const run of runs) {
    if (aborted()) break;
    const ok =
      (await initStep(recorder, run, { checkBackend: true })) &&
      (await validateStep(recorder, run));
    if (ok) sound.add(run.name);
  }
  const isSound = sound.size === runs.length;
  const applied: StackRun[] = [];
  for (const run of isSound ? runs : []) {
    if (aborted() || !(await planStep(recorder, run, { keep: true }))) break;
    const ok = await applyStep(recorder, run);
    applied.push(run);
    if (!ok) break;
  }
  if (recorder.failures === 0) {
    for (const run of applied) {
      if (aborted()) break;
      await replanStep(recorder, run);
    }
  }
  if (options.sleepRoundTrip && recorder.failures === 0 && !aborted()) {
    await roundTrip(recorder, context, applied, options.sleepRoundTrip);
  }
  const remains: Remains[] = [];
  for (const run of [...applied].reverse()) {
    if (aborted()) break;
    const ok = await destroyStep(recorder, run, {
      inRehearsal: true,
      onDestroyed: addresses =>
        remains.push(
          ...remainsOf(run.name, options.stacks.stacks[run.name], addresses),
        ),
    });
    if (!ok) break;
  }
  return {
    failures: recorder.failures,
    objectsLeft: account.objectsLeft(),
    steps: recorder.steps,
    rehearsal: true,
    summary: recorder.summary,
    ...(remains.length ? { remains } : {}),
    unfiredFaults: account.unfiredFaults(),
  };
}

/**
 * Runs a project's stacks through their whole life in an account of their
 * own, in memory: init, validate, plan, apply, plan again (which must find no
 * changes) and destroy (which must leave nothing).
 *
 * It proves references, types, order, idempotency and state handling, not
 * that AWS or Databricks accept the values.
 *
 * @public
 * @throws TerraformNotFoundError when no engine is given and none is found
 * @throws Error when there is no such environment
 */
export async function rehearse(
  options: RehearseOptions,
): Promise<RehearsalResult> {
  const engine = options.engine ?? (await TerraformEngine.find());
  const account = await RehearsalAccount.open({ faults: options.faults });
  account.seed(seedsFor(options.stacks));
  const server = await ProviderServer.start(account, {
    // Asleep there may be types that are not there awake, and the reverse.
    types: [
      ...new Set(
        [
          options.stacks,
          options.sleepRoundTrip?.asleep,
          options.sleepRoundTrip?.awake,
        ].flatMap(stacks => (stacks ? typesOf(stacks) : [])),
      ),
    ],
  });
  const workDir = await mkdtemp(join(tmpdir(), 'lakeport-rehearsal-'));
  try {
    return await go(
      options,
      {
        stacks: options.stacks,
        engine,
        workDir,
        stateDir: join(workDir, 'states'),
        reattach: server.reattach,
        signal: options.signal,
      },
      account,
    );
  } finally {
    await server.stop();
    account.close();
    await rm(workDir, { recursive: true, force: true });
  }
}
