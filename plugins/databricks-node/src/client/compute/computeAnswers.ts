import { z } from 'zod';
import {
  count,
  flag,
  id,
  pageOf,
  pastInstant,
  text,
  texts,
} from '../answers/fields';
import type {
  DatabricksCluster,
  DatabricksInstancePool,
  DatabricksJob,
  DatabricksJobRun,
  DatabricksWarehouse,
} from './ComputeReader';

/** GET /api/2.1/clusters/list. */
export const clusters = pageOf(
  'clusters',
  z
    .object({
      cluster_id: z.string(),
      cluster_name: text,
      state: text,
      state_message: text,
      cluster_source: text,
      creator_user_name: text,
      node_type_id: text,
      spark_version: text,
      instance_pool_id: text,
      policy_id: text,
      num_workers: count,
      autoscale: z.object({ min_workers: count, max_workers: count }).nullish(),
      executors: z.array(z.unknown()).nullish(),
      start_time: pastInstant,
    })
    .transform(
      (found): DatabricksCluster => ({
        id: found.cluster_id,
        name: found.cluster_name,
        state: found.state,
        stateMessage: found.state_message,
        source: found.cluster_source,
        creator: found.creator_user_name,
        nodeType: found.node_type_id,
        runtime: found.spark_version,
        instancePoolId: found.instance_pool_id,
        policyId: found.policy_id,
        workers: found.autoscale ? undefined : found.num_workers,
        minWorkers: found.autoscale?.min_workers,
        maxWorkers: found.autoscale?.max_workers,
        // Those that are there before how many there should be.
        scaledWorkers: found.autoscale
          ? found.executors?.length || found.num_workers
          : undefined,
        startedAt: found.start_time,
      }),
    ),
);

/** GET /api/2.0/instance-pools/list: wrapped, not paged. */
export const instancePools = pageOf(
  'instance_pools',
  z
    .object({
      instance_pool_id: z.string(),
      instance_pool_name: text,
      state: text,
      node_type_id: text,
      min_idle_instances: count,
      max_capacity: count,
      stats: z.object({ idle_count: count, used_count: count }).nullish(),
    })
    .transform(
      (found): DatabricksInstancePool => ({
        id: found.instance_pool_id,
        name: found.instance_pool_name,
        state: found.state,
        nodeType: found.node_type_id,
        minIdle: found.min_idle_instances,
        maxCapacity: found.max_capacity,
        idle: found.stats?.idle_count,
        used: found.stats?.used_count,
      }),
    ),
);

/** GET /api/2.0/sql/warehouses. */
export const warehouses = pageOf(
  'warehouses',
  z
    .object({
      id: z.string(),
      name: text,
      state: text,
      health: z.object({ status: text, summary: text }).nullish(),
      cluster_size: text,
      warehouse_type: text,
      enable_serverless_compute: flag,
      min_num_clusters: count,
      max_num_clusters: count,
      num_clusters: count,
      creator_name: text,
    })
    .transform(
      (found): DatabricksWarehouse => ({
        id: found.id,
        name: found.name,
        state: found.state,
        health: found.health?.status,
        healthMessage: found.health?.summary,
        size: found.cluster_size,
        type: found.warehouse_type,
        serverless: found.enable_serverless_compute,
        minClusters: found.min_num_clusters,
        maxClusters: found.max_num_clusters,
        clusters: found.num_clusters,
        creator: found.creator_name,
      }),
    ),
);

/** GET /api/2.2/jobs/list. */
export const jobs = pageOf(
  'jobs',
  z
    .object({
      job_id: id,
      creator_user_name: text,
      created_time: pastInstant,
      settings: z
        .object({
          name: text,
          tags: texts,
          schedule: z
            .object({ quartz_cron_expression: text, pause_status: text })
            .nullish(),
        })
        .nullish(),
    })
    .transform(
      (found): DatabricksJob => ({
        id: found.job_id,
        name: found.settings?.name,
        creator: found.creator_user_name,
        createdAt: found.created_time,
        tags: found.settings?.tags ?? {},
        ...(found.settings?.schedule && {
          schedule: found.settings.schedule.quartz_cron_expression,
          paused: found.settings.schedule.pause_status === 'PAUSED',
        }),
      }),
    ),
);

const termination = z.object({ type: text, code: text, message: text });

/** GET /api/2.2/jobs/runs/list. */
export const jobRuns = pageOf(
  'runs',
  z
    .object({
      run_id: id,
      job_id: text,
      run_name: text,
      status: z
        .object({ state: text, termination_details: termination.nullish() })
        .nullish(),
      start_time: pastInstant,
      end_time: pastInstant,
      run_page_url: text,
    })
    .transform(
      (found): DatabricksJobRun => ({
        id: found.run_id,
        jobId: found.job_id,
        name: found.run_name,
        state: found.status?.state,
        result: found.status?.termination_details?.type,
        code: found.status?.termination_details?.code,
        message: found.status?.termination_details?.message,
        startedAt: found.start_time,
        endedAt: found.end_time,
        url: found.run_page_url,
      }),
    ),
);
