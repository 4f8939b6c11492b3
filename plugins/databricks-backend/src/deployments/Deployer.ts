import type {
  DeploymentJob,
  DeploymentOperation,
  Reviewer,
} from '@lakeport/backstage-plugin-databricks-common';
import type { Repository } from '../environments/Environment';

/**
 * Which part of an operation a run does: all of it, only the plan (which is
 * saved), or what the plan phase of the same deployment has saved.
 */
export type DeploymentPhase = 'all' | 'plan' | 'apply';

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
  /** Branch or tag whose workflow runs. */
  ref: string;
  /** The commit to work from, 40 hexadecimal digits; the head of `ref` when left out. */
  commit?: string;
  phase: DeploymentPhase;
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
  /** The commit whose workflow runs. */
  headSha?: string;
  /** 1, and one more each time that the run is started again. */
  attempt?: number;
  /** ISO 8601. */
  createdAt?: string;
  jobs: RunJob[];
}

/** An environment that a run waits for. */
export interface PendingReview {
  /** Name of the environment. */
  environment: string;
  environmentId: string;
  /** ISO 8601; since when a wait timer runs, as far as the server tells. */
  since?: string;
  reviewers: Reviewer[];
  /** Whether the portal's own credentials may review. */
  callerMayReview: boolean;
}

/** A review that was given. */
export interface GivenReview {
  /** Name of the environment. */
  environment: string;
  state: 'approved' | 'rejected';
  /** Login of who gave it; left out where the account is gone. */
  user?: string;
  comment?: string;
}

/** What protects an environment at the server. */
export interface EnvironmentRules {
  /** Empty when nobody has to review. */
  reviewers: Reviewer[];
  /** Whether who starts a run may review it. */
  selfReview: boolean;
}

/** The end of a job's log, in whole lines. */
export interface LogTail {
  text: string;
  /** How many lines before `text` were left out. */
  omittedLines: number;
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
   * What a request for a branch, tag or commit means now: the default branch and
   * its head when neither is given.
   *
   * @throws DispatchRefusedError when the ref is not there, the commit is not on
   *   it, or the repository may not be read
   */
  resolve(
    request: { repository: Repository; ref?: string; commit?: string },
    signal?: AbortSignal,
  ): Promise<{ ref: string; commit: string }>;
  /**
   * Finds a run by a token, one of the words of the run's title: the oldest,
   * because whatever is sent again finds the deployment taken.
   */
  findRun(
    request: Pick<DispatchRequest, 'repository' | 'workflow'> & {
      /** {@link titleToken} of the deployment and the phase. */
      token: string;
      /** ISO 8601: no run that was made long before this is meant. */
      since: string;
      /** Runs that are not meant. */
      notRunIds?: readonly string[];
    },
    signal?: AbortSignal,
  ): Promise<RunRef | undefined>;
  /** The run with jobs and steps; undefined when it is gone. */
  readRun(
    request: { repository: Repository; runId: string },
    signal?: AbortSignal,
  ): Promise<Run | undefined>;
  /** What a run waits for; empty when it waits for nobody. */
  pendingReviews(
    request: { repository: Repository; runId: string },
    signal?: AbortSignal,
  ): Promise<PendingReview[]>;
  /** Reviews that a run was given, oldest first. */
  reviewHistory(
    request: { repository: Repository; runId: string },
    signal?: AbortSignal,
  ): Promise<GivenReview[]>;
  /**
   * Reviews a run, as the user of `token` or, without one, with the portal's own
   * credentials.
   *
   * @throws NotAllowedError when the server does not let them review
   * @throws ConflictError when the run no longer waits
   */
  review(
    request: {
      repository: Repository;
      runId: string;
      /** Ids of the environments, as {@link Deployer.pendingReviews} tells them. */
      environments: string[];
      decision: 'approved' | 'rejected';
      comment: string;
      token?: string;
    },
    signal?: AbortSignal,
  ): Promise<void>;
  /** How an environment is protected; undefined when there is no such environment. */
  environmentRules(
    request: { repository: Repository; environment: string },
    signal?: AbortSignal,
  ): Promise<EnvironmentRules | undefined>;
  /** Asks the server to end a run; `finished` when it has ended already or is gone. */
  cancel(
    request: { repository: Repository; runId: string },
    signal?: AbortSignal,
  ): Promise<'cancelling' | 'finished'>;
  /** The end of a job's log, at most `mostBytes` of it. */
  readLog(
    request: { repository: Repository; jobId: string; mostBytes: number },
    signal?: AbortSignal,
  ): Promise<LogTail>;
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
