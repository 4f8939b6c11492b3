import { stringifyError } from '@backstage/errors';
import type { DeploymentJob } from '@lakeport/backstage-plugin-databricks-common';
import { readRunReports } from '../reports/readRunReports';
import type { Deployer, Run, RunJob } from './Deployer';
import type { DeploymentRecord, DeploymentUpdate } from './DeploymentRecord';
import { DispatchRefusedError } from './DispatchRefusedError';
import { didNothing } from './didNothing';
import { explainFailure, failedStepOf } from './explainFailure';

/** How long a dispatch is tried while the server cannot be reached. */
const GIVE_UP_DISPATCH_MS = 5 * 60_000;
/** A run that was dispatched shows up within this time, or never. */
const GIVE_UP_FINDING_MS = 10 * 60_000;
/** After a dispatch of which nothing was heard: time for its run to show up, before another. */
const SETTLE_MS = 15_000;
/** GitHub ends every run before 35 days; what is not seen for longer than that is lost. */
const GIVE_UP_RUN_MS = 36 * 24 * 60 * 60_000;
const MOST_LOG_BYTES = 512 * 1024;

/**
 * Brings a deployment one step further: sends it, finds its run, or looks at the
 * run. Given the record alone, so that any replica can go on where another one
 * stopped. Returns what has changed; the update says `message: undefined` where
 * an earlier message no longer holds.
 *
 * @throws whatever the deployer throws that may pass (network, 5xx): look again later
 */
export async function advanceDeployment(
  record: DeploymentRecord,
  deployer: Deployer,
  options: {
    /** Writes an update before going on, so that a crash in between is known of. */
    save: (update: DeploymentUpdate) => Promise<void>;
    signal?: AbortSignal;
    now?: Date;
  },
): Promise<DeploymentUpdate> {
  if (record.state === 'requested') {
    return dispatch(record, deployer, options);
  }
  if (!record.runId) {
    return find(record, deployer, options);
  }
  return follow(record, record.runId, deployer, options);
}

type Options = Parameters<typeof advanceDeployment>[2];

async function dispatch(
  record: DeploymentRecord,
  deployer: Deployer,
  options: Options,
): Promise<DeploymentUpdate> {
  const now = options.now ?? new Date();
  const age = now.getTime() - Date.parse(record.requestedAt);
  try {
    if (record.dispatchTriedAt) {
      // It was sent, or about to be, and we never heard of it.
      const run = await deployer.findRun(
        { ...record, deploymentId: record.id },
        options.signal,
      );
      if (run) {
        return { state: 'dispatched', message: undefined, ...run };
      }
      if (now.getTime() - Date.parse(record.dispatchTriedAt) < SETTLE_MS) {
        return {};
      }
    }
    await options.save({ dispatchTriedAt: now.toISOString() });
    const run = await deployer.dispatch(
      { ...record, deploymentId: record.id },
      options.signal,
    );
    return { state: 'dispatched', message: undefined, ...run };
  } catch (error) {
    if (error instanceof DispatchRefusedError) {
      return { state: 'failed', message: error.message };
    }
    const { host } = record.repository;
    if (age > GIVE_UP_DISPATCH_MS) {
      return {
        state: 'failed',
        message: `${host} could not be reached for ${
          GIVE_UP_DISPATCH_MS / 60_000
        } minutes (${reason(
          error,
        )}). Nothing is known to have been started; try again`,
      };
    }
    return {
      message: `${host} could not be reached (${reason(error)}); trying again`,
    };
  }
}

async function find(
  record: DeploymentRecord,
  deployer: Deployer,
  options: Options,
): Promise<DeploymentUpdate> {
  const run = await deployer.findRun(
    { ...record, deploymentId: record.id },
    options.signal,
  );
  if (run) {
    return { message: undefined, ...run };
  }
  const now = options.now ?? new Date();
  const sent = Date.parse(record.dispatchTriedAt ?? record.requestedAt);
  if (now.getTime() - sent < GIVE_UP_FINDING_MS) {
    return {};
  }
  return {
    state: 'lost',
    message: `${record.repository.host} took the deployment, but no run with ${record.id} in its title came up. Check that the workflow's run-name holds inputs.deployment_id`,
  };
}

async function follow(
  record: DeploymentRecord,
  runId: string,
  deployer: Deployer,
  options: Options,
): Promise<DeploymentUpdate> {
  const now = options.now ?? new Date();
  const run = await deployer.readRun(
    { repository: record.repository, runId },
    options.signal,
  );
  if (!run) {
    return {
      state: 'lost',
      message: `The run ${runId} is no longer there; it may have been deleted`,
    };
  }
  if (didNothing(run)) {
    return findClaimer(record, runId, deployer, options);
  }
  const reports = await readRunReports(record, run, deployer, {
    signal: options.signal,
    now,
  });
  const seen: DeploymentUpdate = {
    runUrl: run.runUrl ?? record.runUrl,
    jobs: run.jobs.map(withoutId),
    ...reports.update,
  };
  if (run.status !== 'completed') {
    if (now.getTime() - Date.parse(record.requestedAt) > GIVE_UP_RUN_MS) {
      return {
        ...seen,
        state: 'lost',
        message: 'The run never came to an end',
      };
    }
    return { ...seen, ...progress(run) };
  }
  if (reports.pending) {
    return {
      ...seen,
      state: 'running',
      message: `The run has ended. ${reports.pending}; trying again`,
    };
  }
  switch (run.conclusion) {
    case 'success':
      return { ...seen, state: 'succeeded', message: undefined };
    case 'cancelled':
    case 'skipped':
    case 'neutral':
      return {
        ...seen,
        state: 'cancelled',
        message: `The run was ${
          run.conclusion === 'cancelled' ? 'cancelled' : 'skipped'
        } on ${record.repository.host}`,
      };
    default:
      return {
        ...seen,
        state: 'failed',
        ...(await explain(record, run, deployer, options.signal)),
      };
  }
}

/** The run that has claimed the deployment which another run found taken. */
async function findClaimer(
  record: DeploymentRecord,
  runId: string,
  deployer: Deployer,
  options: Options,
): Promise<DeploymentUpdate> {
  const claimer = await deployer.findRun(
    { ...record, deploymentId: record.id, notRunId: runId },
    options.signal,
  );
  return claimer
    ? { state: 'dispatched', message: undefined, ...claimer }
    : {
        state: 'lost',
        message:
          'The run found the deployment taken by another run, and that one is no longer there',
      };
}

function progress(run: Run): DeploymentUpdate {
  switch (run.status) {
    case 'waiting':
    case 'action_required':
      return {
        state: 'running',
        message: 'Waiting for an approval on GitHub; open the run to review it',
      };
    case 'in_progress':
      return { state: 'running', message: undefined };
    default:
      return {
        state: 'dispatched',
        message: 'Waiting for a runner to take it up',
      };
  }
}

async function explain(
  record: DeploymentRecord,
  run: Run,
  deployer: Deployer,
  signal?: AbortSignal,
): Promise<DeploymentUpdate> {
  const failed = failedStepOf(run.jobs);
  if (!failed) {
    return {
      message: `The run ended with ${
        run.conclusion ?? 'no conclusion'
      } before any step failed; open the run to see why`,
    };
  }
  const { job, step } = failed;
  const where = step
    ? `The step "${step.name}" of the job "${job.name}" failed`
    : `The job "${job.name}" failed before any of its steps did`;
  try {
    const text = await deployer.readLog(
      {
        repository: record.repository,
        jobId: job.id,
        mostBytes: MOST_LOG_BYTES,
      },
      signal,
    );
    const { reason: why, log } = explainFailure(text, step);
    return {
      failedStep: step?.name ?? job.name,
      message: why ? `${where}: ${why}` : where,
      log,
    };
  } catch (error) {
    return {
      failedStep: step?.name ?? job.name,
      message: `${where}. Its log could not be read (${reason(error)})`,
    };
  }
}

function withoutId({ id: _, ...job }: RunJob): DeploymentJob {
  return job;
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : stringifyError(error);
}
