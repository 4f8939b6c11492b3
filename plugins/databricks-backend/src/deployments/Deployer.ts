import type {
  DeploymentJob,
  DeploymentOperation,
} from '@lakeport/backstage-plugin-databricks-common';
import type { Repository } from '../environments/Environment';

/** What is sent to start a run. */
export interface DispatchRequest {
  repository: Repository;
  /** File name of the workflow. */
  workflow: string;
  deploymentId: string;
  operation: DeploymentOperation;
  environment: string;
  /** What holds data and may be destroyed all the same. */
  allowDestroy?: string[];
}

/** A run that was found. */
export interface RunRef {
  runId: string;
  runUrl?: string;
}

/** A job with the id that its log is read by. */
export interface RunJob extends DeploymentJob {
  id: string;
}

/** A run as last seen. */
export interface Run extends RunRef {
  /** queued, in_progress, waiting, completed and others. */
  status: string;
  /** success, failure, cancelled and others, once completed. */
  conclusion?: string;
  jobs: RunJob[];
}

/** Runs workflows. GitHub Actions is the one that there is. */
export interface Deployer {
  /**
   * Starts a run. It may turn out that a run was started although this threw:
   * look with {@link Deployer.findRun} before sending again.
   *
   * @returns the run, where the server tells it
   * @throws DispatchRefusedError when trying again would not help
   */
  dispatch(
    request: DispatchRequest,
    signal?: AbortSignal,
  ): Promise<RunRef | undefined>;
  /**
   * Finds the run of a deployment by the deployment's id in the run's title: the
   * oldest, because whatever is sent again finds the deployment taken.
   */
  findRun(
    request: Pick<
      DispatchRequest,
      'repository' | 'workflow' | 'deploymentId'
    > & {
      /** A run that is not meant. */
      notRunId?: string;
    },
    signal?: AbortSignal,
  ): Promise<RunRef | undefined>;
  /** The run with jobs and steps; undefined when it is gone. */
  readRun(
    request: { repository: Repository; runId: string },
    signal?: AbortSignal,
  ): Promise<Run | undefined>;
  /** The end of a job's log, as much as `mostBytes`. */
  readLog(
    request: { repository: Repository; jobId: string; mostBytes: number },
    signal?: AbortSignal,
  ): Promise<string>;
  /**
   * The zip of one of a run's artifacts; undefined when the run has none of
   * that name.
   *
   * @throws ArtifactError when asking again would not help: it is larger than
   *   `mostBytes`, has expired, or may not be read
   */
  readArtifact(
    request: {
      repository: Repository;
      runId: string;
      name: string;
      mostBytes: number;
    },
    signal?: AbortSignal,
  ): Promise<Uint8Array | undefined>;
}
