import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import type { Repository } from '../github/state/githubState';
import { githubEnvironment } from './githubContext';
import { JobLog } from './JobLog';
import { findKnownAction } from './known/findKnownAction';
import { readCommandFile } from './readCommandFile';
import type { JobRecord, RunRecord, StepRecord } from './runRecord';
import type { RunServices } from './RunServices';
import { runScriptStep } from './runScriptStep';
import { StepState } from './StepState';
import {
  evaluateCondition,
  evaluateText,
  evaluateTexts,
  evaluateToken,
  type Scope,
} from './workflow/evaluate';
import type { Json } from './workflow/Json';
import { hashFilesFunction, statusFunctions } from './workflow/statusFunctions';
import type {
  JobDefinition,
  StepDefinition,
  WorkflowFile,
} from './workflow/WorkflowFile';

type JobResult = 'success' | 'failure' | 'cancelled';
type Texts = Record<string, string>;

export interface JobRunOptions {
  services: RunServices;
  workflow: WorkflowFile;
  definition: JobDefinition;
  repository: Repository;
  run: RunRecord;
  job: JobRecord;
  /** github, vars, inputs, needs, matrix, strategy, secrets. */
  contexts: { [key: string]: Json } & { github: { [key: string]: Json } };
  token: string;
  permissions: Texts;
  /** Aborts when the run is cancelled. */
  cancelled: AbortSignal;
}

const DEFAULT_TIMEOUT_MINUTES = 360;

const message = (error: unknown) =>
  error instanceof Error ? error.message : String(error);

/** Runs the steps of one job, one after the other, in folders of its own. */
export class JobRunner {
  private readonly log: JobLog;
  private readonly state = new StepState();
  private readonly folder: string;
  private readonly workspace: string;
  private readonly temp: string;
  private readonly github: { [key: string]: Json };
  private jobEnv: Texts = {};
  private status: JobResult = 'success';
  private timedOut = false;

  constructor(private readonly options: JobRunOptions) {
    const { services, run, job, repository, contexts } = options;
    this.folder = join(
      services.runnerDirectory,
      String(run.id),
      String(job.id),
    );
    this.workspace = join(
      this.folder,
      'work',
      repository.name,
      repository.name,
    );
    this.temp = join(this.folder, 'temp');
    this.log = new JobLog(lines => services.runs.appendLog(run, job, lines));
    this.log.mask(options.token);
    this.github = {
      ...contexts.github,
      job: options.definition.id,
      workspace: this.workspace,
      event_path: join(this.temp, 'event.json'),
    };
  }

  async execute(): Promise<{ conclusion: JobResult; outputs: Texts }> {
    const { job, run, definition, cancelled } = this.options;
    const onCancel = () => {
      this.status = 'cancelled';
    };
    if (cancelled.aborted) {
      onCancel();
    }
    cancelled.addEventListener('abort', onCancel, { once: true });
    const timeout = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    let outputs: Texts = {};
    try {
      job.status = 'in_progress';
      job.startedAt = new Date().toISOString();
      job.steps = this.plannedSteps();
      this.save();
      await this.step(job.steps[0], async () => this.setUp());
      const minutes =
        Number(this.value(definition.timeoutMinutes)) ||
        DEFAULT_TIMEOUT_MINUTES;
      timer = setTimeout(() => {
        this.timedOut = true;
        this.status = 'cancelled';
        this.log.add(
          `##[error]The job has exceeded the maximum execution time of ${minutes} minutes.`,
        );
        timeout.abort();
      }, minutes * 60_000);
      for (const [index, step] of definition.steps.entries()) {
        await this.runStep(step, job.steps[index + 1], timeout.signal);
      }
      outputs = this.status === 'cancelled' ? {} : this.outputs();
      await this.step(job.steps[job.steps.length - 1], async () =>
        this.log.add('Cleaning up orphan processes'),
      );
    } catch (error) {
      this.status = 'failure';
      this.log.add(`##[error]${message(error)}`);
    } finally {
      clearTimeout(timer);
      cancelled.removeEventListener('abort', onCancel);
      rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 });
      for (const step of job.steps.filter(s => s.status !== 'completed')) {
        step.status = 'completed';
        step.conclusion = 'skipped';
      }
      job.completedAt = new Date().toISOString();
      this.save(run);
    }
    return { conclusion: this.status, outputs };
  }

  private save(run = this.options.run): void {
    this.options.services.runs.save(run);
  }

  private plannedSteps(): StepRecord[] {
    const names = [
      'Set up job',
      ...this.options.definition.steps.map(step => this.defaultName(step)),
      'Complete job',
    ];
    return names.map((name, index) => ({
      number: index + 1,
      name,
      status: 'queued',
      conclusion: null,
      startedAt: null,
      completedAt: null,
    }));
  }

  private defaultName(step: StepDefinition): string {
    if (step.name) {
      return step.name.assertScalar('step name').toString();
    }
    if (step.uses) {
      return `Run ${step.uses}`;
    }
    const script = step.run?.assertScalar('run');
    const text =
      script && 'source' in script && typeof script.source === 'string'
        ? script.source
        : String(script);
    return `Run ${text.split('\n')[0]}`;
  }

  private scope(env: Texts = this.env()): Scope {
    return {
      contexts: {
        ...this.options.contexts,
        github: this.github,
        env,
        job: { status: this.status },
        runner: {
          name: 'lakeport-emulator',
          os: 'Linux',
          arch: process.arch === 'arm64' ? 'ARM64' : 'X64',
          environment: 'self-hosted',
          temp: this.temp,
          tool_cache: join(this.folder, 'tools'),
        },
        steps: this.state.context(),
      },
      functions: [
        ...statusFunctions({
          success: this.status === 'success',
          failure: this.status === 'failure',
          cancelled: this.status === 'cancelled',
        }),
        hashFilesFunction(this.workspace),
      ],
    };
  }

  private value(token: StepDefinition['name']): Json {
    return evaluateToken(token, this.scope());
  }

  private env(): Texts {
    return { ...this.jobEnv, ...this.state.env };
  }

  private setUp(): void {
    const { definition, workflow, job, permissions, services } = this.options;
    for (const folder of [
      this.workspace,
      this.temp,
      join(this.folder, 'home'),
    ]) {
      mkdirSync(folder, { recursive: true });
    }
    writeFileSync(
      join(this.temp, 'event.json'),
      JSON.stringify(this.github.event),
    );
    const base = services.runnerEnvironment();
    this.log.add(
      'Runner: the GitHub emulator of Lakeport, on this machine',
      '##[group]GITHUB_TOKEN Permissions',
      ...Object.entries(permissions).map(
        ([name, level]) => `${name}: ${level}`,
      ),
      '##[endgroup]',
      `Rehearsal account: ${base.LAKEPORT_REHEARSAL_ACCOUNT ? 'yes' : 'no'}`,
    );
    if (definition.unsupported.length > 0) {
      throw new Error(
        `The emulator does not interpret "${definition.unsupported.join(
          '", "',
        )}" of job "${definition.id}"`,
      );
    }
    this.jobEnv = evaluateTexts(workflow.env, this.scope({}));
    this.jobEnv = {
      ...this.jobEnv,
      ...evaluateTexts(definition.env, this.scope(this.jobEnv)),
    };
    const labels = this.value(definition.runsOn);
    job.labels = Array.isArray(labels) ? labels.map(String) : [String(labels)];
    const foreign = job.labels.find(label => /^(windows|macos)/i.test(label));
    if (foreign) {
      throw new Error(
        `The emulator has Linux-like runners only and no "${foreign}"`,
      );
    }
    this.log.add(`Complete job name: ${job.name}`);
  }

  private outputs(): Texts {
    return evaluateTexts(this.options.definition.outputs, this.scope());
  }

  /** Keeps the record of a step while `work` runs. */
  private async step(
    record: StepRecord,
    work: () => Promise<void>,
  ): Promise<void> {
    record.status = 'in_progress';
    record.startedAt = new Date().toISOString();
    this.save();
    try {
      await work();
      record.conclusion = 'success';
    } catch (error) {
      record.conclusion = 'failure';
      throw error;
    } finally {
      record.status = 'completed';
      record.completedAt = new Date().toISOString();
      this.save();
    }
  }

  private async runStep(
    step: StepDefinition,
    record: StepRecord,
    jobTimeout: AbortSignal,
  ): Promise<void> {
    const outputs: Texts = {};
    let wanted = false;
    let failure: unknown;
    try {
      // The `env` of a step is there for its own `if`.
      const env = {
        ...this.env(),
        ...evaluateTexts(step.env, this.scope()),
      };
      wanted = evaluateCondition(step.if, this.scope(env));
    } catch (error) {
      failure = error;
    }
    if (!wanted && failure === undefined) {
      record.status = 'completed';
      record.conclusion = 'skipped';
      this.state.finish(step.id, outputs, 'skipped', 'skipped');
      this.save();
      return;
    }

    const late = this.status === 'cancelled';
    let continues = false;
    try {
      await this.step(record, async () => {
        if (failure !== undefined) {
          throw failure;
        }
        if (step.name) {
          record.name = evaluateText(step.name, this.scope()) || record.name;
        }
        continues = this.value(step.continueOnError) === true;
        await this.perform(step, outputs, late ? [] : [jobTimeout]);
      });
      this.state.finish(step.id, outputs, 'success', 'success');
    } catch (error) {
      this.log.add(`##[error]${message(error)}`);
      const stopped =
        !late && (this.options.cancelled.aborted || this.timedOut);
      const outcome = stopped ? 'cancelled' : 'failure';
      const forgiven = continues && !stopped;
      record.conclusion = forgiven ? 'success' : outcome;
      this.state.finish(
        step.id,
        outputs,
        outcome,
        forgiven ? 'success' : outcome,
      );
      if (!forgiven && this.status === 'success') {
        this.status = 'failure';
      }
      this.save();
    }
  }

  private async perform(
    step: StepDefinition,
    outputs: Texts,
    timeouts: AbortSignal[],
  ): Promise<void> {
    const { services } = this.options;
    const stepEnv = evaluateTexts(step.env, this.scope());
    const shownEnv = { ...this.env(), ...stepEnv };
    const scope = this.scope(shownEnv);
    const minutes = Number(evaluateToken(step.timeoutMinutes, scope)) || 0;
    const own = minutes > 0 ? [AbortSignal.timeout(minutes * 60_000)] : [];
    const signal = AbortSignal.any([
      services.stopping,
      // Steps that run because of a cancellation are not ended by it again.
      ...(timeouts.length > 0 ? [this.options.cancelled] : []),
      ...timeouts,
      ...own,
    ]);
    const files = this.commandFiles();
    const env = this.processEnvironment(shownEnv, files);
    try {
      if (step.uses !== undefined) {
        await this.useAction(step.uses, step, scope, env, outputs, signal);
      } else {
        const { defaults } = this.options.definition;
        const fallback = this.options.workflow.defaults;
        const text = (token: StepDefinition['shell']) =>
          token ? evaluateText(token, scope) : undefined;
        await runScriptStep({
          script: evaluateText(step.run, scope),
          shell: text(step.shell ?? defaults.shell ?? fallback.shell),
          workingDirectory: text(
            step.workingDirectory ??
              defaults.workingDirectory ??
              fallback.workingDirectory,
          ),
          workspace: this.workspace,
          temp: this.temp,
          env,
          shownEnv,
          log: this.log,
          signal,
          stopping: services.stopping,
        });
      }
    } catch (error) {
      throw own.some(timer => timer.aborted)
        ? new Error(`The action has timed out after ${minutes} minutes.`)
        : error;
    } finally {
      this.readCommandFiles(files, outputs);
    }
  }

  private async useAction(
    uses: string,
    step: StepDefinition,
    scope: Scope,
    env: Texts,
    outputs: Texts,
    signal: AbortSignal,
  ): Promise<void> {
    const { services, repository, run, token, permissions } = this.options;
    this.log.add(`##[group]Run ${uses}`);
    const inputs = new Map(
      Object.entries(evaluateTexts(step.with, scope)).map(([key, value]) => [
        key.toLowerCase(),
        value.trim(),
      ]),
    );
    this.log.add(
      ...(inputs.size > 0 ? ['with:'] : []),
      ...[...inputs].map(([key, value]) => `  ${key}: ${value}`),
      '##[endgroup]',
    );
    const { name, action } = findKnownAction(uses);
    await action.run({
      action: name,
      input: key => inputs.get(key.toLowerCase()) ?? '',
      log: this.log,
      env,
      workspace: this.workspace,
      temp: this.temp,
      repository,
      run,
      runs: services.runs,
      newId: () => services.store.newId(),
      baseUrl: services.baseUrl(),
      token,
      permissions,
      signal,
      setOutput: (key, value) => {
        outputs[key] = value;
      },
      setEnv: (key, value) => this.state.setEnv(key, value),
      addPath: directory => this.state.path.unshift(directory),
    });
  }

  private commandFiles(): Texts {
    return Object.fromEntries(
      ['OUTPUT', 'ENV', 'PATH', 'STEP_SUMMARY', 'STATE'].map(name => {
        const file = join(this.temp, `_github_${name.toLowerCase()}`);
        writeFileSync(file, '');
        return [`GITHUB_${name}`, file];
      }),
    );
  }

  private readCommandFiles(files: Texts, outputs: Texts): void {
    for (const [name, value] of readCommandFile(files.GITHUB_OUTPUT)) {
      outputs[name] = value;
    }
    for (const [name, value] of readCommandFile(files.GITHUB_ENV)) {
      this.state.setEnv(name, value);
    }
    const paths = readFileSync(files.GITHUB_PATH, 'utf8');
    this.state.path.unshift(...paths.split('\n').filter(Boolean).reverse());
  }

  private processEnvironment(stepEnv: Texts, files: Texts): Texts {
    const base = this.options.services.runnerEnvironment();
    const path = [
      ...this.state.path,
      dirname(process.execPath),
      stepEnv.PATH ?? base.PATH ?? '',
    ];
    return {
      ...base,
      HOME: join(this.folder, 'home'),
      ...stepEnv,
      ...githubEnvironment(this.github),
      ...files,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      RUNNER_NAME: 'lakeport-emulator',
      RUNNER_OS: 'Linux',
      RUNNER_ARCH: process.arch === 'arm64' ? 'ARM64' : 'X64',
      RUNNER_TEMP: this.temp,
      RUNNER_TOOL_CACHE: join(this.folder, 'tools'),
      RUNNER_WORKSPACE: dirname(this.workspace),
      PATH: path.join(delimiter),
    };
  }
}
