import type { DatabricksList } from '../DatabricksList';
import type { DatabricksReadOptions } from '../DatabricksService';

/** A cluster. @public */
export interface DatabricksCluster {
  id: string;
  name?: string;
  /** PENDING, RUNNING, RESTARTING, RESIZING, TERMINATING, TERMINATED, ERROR and others. */
  state?: string;
  stateMessage?: string;
  /** UI, API, JOB and others. */
  source?: string;
  creator?: string;
  nodeType?: string;
  runtime?: string;
  instancePoolId?: string;
  policyId?: string;
  /** Workers without scaling. */
  workers?: number;
  minWorkers?: number;
  maxWorkers?: number;
  /** Workers that a cluster with scaling has by now, where Databricks tells. */
  scaledWorkers?: number;
  startedAt?: string;
}

/** A pool of idle instances. @public */
export interface DatabricksInstancePool {
  id: string;
  name?: string;
  state?: string;
  nodeType?: string;
  minIdle?: number;
  maxCapacity?: number;
  idle?: number;
  used?: number;
}

/** A SQL warehouse. @public */
export interface DatabricksWarehouse {
  id: string;
  name?: string;
  /** STARTING, RUNNING, STOPPING, STOPPED, DELETING, DELETED. */
  state?: string;
  /** HEALTHY, DEGRADED, FAILED. */
  health?: string;
  healthMessage?: string;
  size?: string;
  type?: string;
  serverless?: boolean;
  minClusters?: number;
  maxClusters?: number;
  clusters?: number;
  creator?: string;
}

/** A job. @public */
export interface DatabricksJob {
  id: string;
  name?: string;
  creator?: string;
  createdAt?: string;
  tags: Record<string, string>;
  paused?: boolean;
  schedule?: string;
}

/** A run of a job. @public */
export interface DatabricksJobRun {
  id: string;
  jobId?: string;
  name?: string;
  /** BLOCKED, PENDING, QUEUED, RUNNING, TERMINATING, TERMINATED, WAITING. */
  state?: string;
  /** SUCCESS, CLIENT_ERROR, CLOUD_FAILURE, INTERNAL_ERROR; none before its end. */
  result?: string;
  /** Databricks' own code of the end, such as RUN_EXECUTION_ERROR. */
  code?: string;
  message?: string;
  startedAt?: string;
  endedAt?: string;
  url?: string;
}

/** Which clusters a list holds. @public */
export interface DatabricksClusterFilter {
  states?: string[];
  sources?: string[];
}

/** Which runs a list holds. @public */
export interface DatabricksJobRunFilter {
  jobId?: string;
  /** Only those that go on, or only those that have ended. */
  which?: 'active' | 'completed';
  /** Milliseconds since 1970. */
  startedFrom?: number;
}

/**
 * Reads the compute of one workspace. Every method throws DatabricksApiError.
 *
 * @public
 */
export interface ComputeReader {
  /** Also those that ended within 30 days. */
  clusters(filter?: DatabricksClusterFilter): DatabricksList<DatabricksCluster>;
  instancePools(): DatabricksList<DatabricksInstancePool>;
  warehouses(): DatabricksList<DatabricksWarehouse>;
  /** @param name - of exactly that name, in any case */
  jobs(name?: string): DatabricksList<DatabricksJob>;
  /** The latest first. */
  jobRuns(filter?: DatabricksJobRunFilter): DatabricksList<DatabricksJobRun>;
  /** The latest run of a job that has ended; undefined when none has. */
  lastRun(
    jobId: string,
    options?: DatabricksReadOptions,
  ): Promise<DatabricksJobRun | undefined>;
}
