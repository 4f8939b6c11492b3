import type { Deployer, LogTail, Run } from './Deployer';
import type { DeploymentRecord, DeploymentUpdate } from './DeploymentRecord';
import { explainFailure, failedStepOf } from './explainFailure';
import { reasonOf } from './reasonOf';

const MOST_LOG_BYTES = 512 * 1024;

/** A log that was read, and the id of its job. */
export interface ReadLog {
  jobId: string;
  tail: LogTail;
}

/** Why a run has failed, and the log that says so. */
export async function explainRun(
  record: Pick<DeploymentRecord, 'repository'>,
  run: Run,
  deployer: Deployer,
  signal?: AbortSignal,
): Promise<{
  update: Pick<DeploymentUpdate, 'failedStep' | 'message' | 'log'>;
  read?: ReadLog;
}> {
  const failed = failedStepOf(run.jobs);
  if (!failed) {
    return {
      update: {
        message: `The run ended with ${
          run.conclusion ?? 'no conclusion'
        } before any step failed; open the run to see why`,
      },
    };
  }
  const { job, step } = failed;
  const failedStep = step?.name ?? job.name;
  const where = step
    ? `The step "${step.name}" of the job "${job.name}" failed`
    : `The job "${job.name}" failed before any of its steps did`;
  try {
    const tail = await deployer.readLog(
      {
        repository: record.repository,
        jobId: job.id,
        mostBytes: MOST_LOG_BYTES,
      },
      signal,
    );
    const { reason, log } = explainFailure(tail.text, step);
    return {
      update: {
        failedStep,
        message: reason ? `${where}: ${reason}` : where,
        log,
      },
      read: { jobId: job.id, tail },
    };
  } catch (error) {
    return {
      update: {
        failedStep,
        message: `${where}. Its log could not be read (${reasonOf(error)})`,
      },
    };
  }
}
