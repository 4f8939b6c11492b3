import type { Answer } from '../Answer';
import { stableId } from '../stableId';
import type { SeededWorkspace } from './seedDocument';

type Cluster = SeededWorkspace['clusters'][number];
type Job = SeededWorkspace['jobs'][number];

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** @param workspace - by its name */
export function clusterId(workspace: string, cluster: string): string {
  const seed = `cluster ${workspace} ${cluster}`;
  return `1015-${stableId.number(seed) % 1_000_000n}-${stableId.hex(seed, 8)}`;
}

function poolId(workspace: string, pool: string): string {
  return `1015-${stableId.hex(`pool ${workspace} ${pool}`, 16)}`;
}

export function renderCluster(
  workspace: string,
  cluster: Cluster,
  startedAt: number,
): Answer {
  return {
    cluster_id: clusterId(workspace, cluster.name),
    cluster_name: cluster.name,
    state: cluster.state,
    ...(cluster.message ? { state_message: cluster.message } : {}),
    cluster_source: 'UI',
    ...(cluster.creator ? { creator_user_name: cluster.creator } : {}),
    node_type_id: cluster.nodeType,
    driver_node_type_id: cluster.nodeType,
    spark_version: cluster.runtime,
    ...(cluster.pool
      ? { instance_pool_id: poolId(workspace, cluster.pool) }
      : {}),
    ...(typeof cluster.workers === 'number'
      ? { num_workers: cluster.workers }
      : {
          autoscale: {
            min_workers: cluster.workers.min,
            max_workers: cluster.workers.max,
          },
        }),
    start_time: startedAt - 3 * HOUR_MS,
  };
}

export function renderPool(
  workspace: string,
  pool: SeededWorkspace['pools'][number],
): Answer {
  return {
    instance_pool_id: poolId(workspace, pool.name),
    instance_pool_name: pool.name,
    state: 'ACTIVE',
    node_type_id: pool.nodeType,
    min_idle_instances: pool.minIdle,
    ...(pool.maxCapacity === undefined
      ? {}
      : { max_capacity: pool.maxCapacity }),
    stats: { idle_count: pool.idle, used_count: pool.used },
  };
}

export function renderWarehouse(
  workspace: string,
  warehouse: SeededWorkspace['warehouses'][number],
): Answer {
  const running = warehouse.state === 'RUNNING';
  return {
    id:
      warehouse.id ??
      stableId.hex(`warehouse ${workspace} ${warehouse.name}`, 16),
    name: warehouse.name,
    state: warehouse.state,
    cluster_size: warehouse.size,
    warehouse_type: 'PRO',
    enable_serverless_compute: true,
    min_num_clusters: 1,
    max_num_clusters: warehouse.maxClusters,
    num_clusters: running ? 1 : 0,
    auto_stop_mins: 10,
    health: { status: 'HEALTHY' },
  };
}

const jobId = (workspace: string, job: string) =>
  stableId.number(`job ${workspace} ${job}`);

export function renderJob(
  workspace: string,
  job: Job,
  startedAt: number,
): Answer {
  const id = jobId(workspace, job.name);
  return {
    job_id: id,
    ...(job.creator ? { creator_user_name: job.creator } : {}),
    created_time: startedAt - (1 + Number(id % 90n)) * 24 * HOUR_MS,
    settings: {
      name: job.name,
      tags: job.tags,
      ...(job.schedule
        ? {
            schedule: {
              quartz_cron_expression: job.schedule,
              timezone_id: 'UTC',
              pause_status: job.paused ? 'PAUSED' : 'UNPAUSED',
            },
          }
        : {}),
    },
  };
}

/** @param workspace - `url` is what the page of a run is below */
export function renderRuns(
  workspace: { name: string; url: string },
  job: Job,
  startedAt: number,
): Answer[] {
  const id = jobId(workspace.name, job.name);
  return job.runs.map((run, index) => {
    const runId = stableId.number(
      `run ${workspace.name} ${job.name} ${job.runs.length - index}`,
    );
    const start = startedAt - run.minutesAgo * MINUTE_MS;
    const ended = run.seconds !== undefined;
    return {
      run_id: runId,
      job_id: id,
      run_name: job.name,
      ...(job.creator ? { creator_user_name: job.creator } : {}),
      status: ended
        ? {
            state: 'TERMINATED',
            termination_details: {
              type: run.result,
              code:
                run.code ??
                (run.result === 'SUCCESS' ? 'SUCCESS' : 'RUN_EXECUTION_ERROR'),
              ...(run.message ? { message: run.message } : {}),
            },
          }
        : { state: 'RUNNING' },
      start_time: start,
      end_time: run.seconds === undefined ? 0 : start + run.seconds * 1000,
      run_page_url: `${workspace.url}/jobs/${id}/runs/${runId}`,
    };
  });
}
