import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { JobContext, type JobRunOptions } from './JobContext';
import { plannedSteps } from './plannedSteps';
import type { StepRecord } from './runRecord';
import { StepRunner } from './StepRunner';
import {
  evaluateCondition,
  evaluateText,
  evaluateTexts,
} from './workflow/evaluate';
import type { StepDefinition } from './workflow/WorkflowFile';

type Texts = Record<string, string>;

const DEFAULT_TIMEOUT_MINUTES = 360;

const message = (error: unknown) =>
  error instanceof Error ? error.message : String(error);

/** Runs the steps of one job, one after the other, in folders of its own. */
export class JobRunner {
  private readonly context: JobContext;
  private timedOut = false;

  constructor(options: JobRunOptions) {
    this.context = new JobContext(options);
  }

  async execute(): Promise<{
    conclusion: JobContext['status'];
    outputs: Texts;
  }> {
    const { job, run, definition, cancelled } = this.context.options;
    const onCancel = () => {
      this.context.status = 'cancelled';
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
      job.steps = plannedSteps(definition.steps);
      this.save();
      await this.step(job.steps[0], async () => this.setUp());
      const minutes =
        Number(this.context.value(definition.timeoutMinutes)) ||
        DEFAULT_TIMEOUT_MINUTES;
      timer = setTimeout(() => {
        this.timedOut = true;
        this.context.status = 'cancelled';
        this.context.log.add(
          `##[error]The job has exceeded the maximum execution time of ${minutes} minutes.`,
        );
        timeout.abort();
      }, minutes * 60_000);
      for (const [index, step] of definition.steps.entries()) {
        await this.runStep(step, job.steps[index + 1], timeout.signal);
      }
      outputs =
        this.context.status === 'cancelled'
          ? {}
          : evaluateTexts(definition.outputs, this.context.scope());
      await this.step(job.steps[job.steps.length - 1], async () =>
        this.context.log.add('Cleaning up orphan processes'),
      );
    } catch (error) {
      this.context.status = 'failure';
      this.context.log.add(`##[error]${message(error)}`);
    } finally {
      clearTimeout(timer);
      cancelled.removeEventListener('abort', onCancel);
      this.context.close();
      for (const step of job.steps.filter(s => s.status !== 'completed')) {
        step.status = 'completed';
        step.conclusion = 'skipped';
      }
      job.completedAt = new Date().toISOString();
      this.save(run);
    }
    return { conclusion: this.context.status, outputs };
  }

  private save(run = this.context.options.run): void {
    this.context.options.services.runs.save(run);
  }

  private setUp(): void {
    const { definition, workflow, job, permissions, services } =
      this.context.options;
    this.context.folders.create();
    writeFileSync(
      join(this.context.folders.temp, 'event.json'),
      JSON.stringify(this.context.github.event),
    );
    const base = services.runnerEnvironment();
    this.context.log.add(
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
    this.context.jobEnv = evaluateTexts(workflow.env, this.context.scope({}));
    this.context.jobEnv = {
      ...this.context.jobEnv,
      ...evaluateTexts(definition.env, this.context.scope(this.context.jobEnv)),
    };
    const labels = this.context.value(definition.runsOn);
    job.labels = Array.isArray(labels) ? labels.map(String) : [String(labels)];
    const foreign = job.labels.find(label => /^(windows|macos)/i.test(label));
    if (foreign) {
      throw new Error(
        `The emulator has Linux-like runners only and no "${foreign}"`,
      );
    }
    this.context.log.add(`Complete job name: ${job.name}`);
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
        ...this.context.env(),
        ...evaluateTexts(step.env, this.context.scope()),
      };
      wanted = evaluateCondition(step.if, this.context.scope(env));
    } catch (error) {
      failure = error;
    }
    if (!wanted && failure === undefined) {
      record.status = 'completed';
      record.conclusion = 'skipped';
      this.context.state.finish(step.id, outputs, 'skipped', 'skipped');
      this.save();
      return;
    }

    const late = this.context.status === 'cancelled';
    let continues = false;
    try {
      await this.step(record, async () => {
        if (failure !== undefined) {
          throw failure;
        }
        if (step.name) {
          record.name =
            evaluateText(step.name, this.context.scope()) || record.name;
        }
        continues = this.context.value(step.continueOnError) === true;
        await new StepRunner(this.context, step, outputs).run(
          late ? [] : [jobTimeout],
        );
      });
      this.context.state.finish(step.id, outputs, 'success', 'success');
    } catch (error) {
      this.context.log.add(`##[error]${message(error)}`);
      const stopped =
        !late && (this.context.options.cancelled.aborted || this.timedOut);
      const outcome = stopped ? 'cancelled' : 'failure';
      const forgiven = continues && !stopped;
      record.conclusion = forgiven ? 'success' : outcome;
      this.context.state.finish(
        step.id,
        outputs,
        outcome,
        forgiven ? 'success' : outcome,
      );
      if (!forgiven && this.context.status === 'success') {
        this.context.status = 'failure';
      }
      this.save();
    }
  }
}
