import type {
  Cluster,
  Job,
  Warehouse,
} from '@lakeport/backstage-plugin-databricks-common';
import type {
  DatabricksCluster,
  DatabricksJob,
  DatabricksJobRun,
  DatabricksWarehouse,
} from '@lakeport/backstage-plugin-databricks-node';

/** Ends of a run that are nobody's failure. */
const NO_FAILURE = ['SUCCESS', 'USER_CANCELED', 'CANCELED', 'SKIPPED'];

/** A workspace whose pages are linked to. */
export interface LinkedWorkspace {
  id: string;
  url: string;
}

/** Address of a page of the workspace, with the workspace's id as Databricks adds it. */
function pageOf({ id, url }: LinkedWorkspace, ...path: string[]): string {
  return `${url}/${path.map(encodeURIComponent).join('/')}?o=${id}`;
}

/** A cluster as pages show it. */
export function clusterItem(
  cluster: DatabricksCluster,
  workspace: LinkedWorkspace,
): Cluster {
  const { id, name, state, stateMessage, source, runtime, nodeType } = cluster;
  const { workers, minWorkers, maxWorkers, creator, policyId } = cluster;
  return {
    id,
    name: name ?? id,
    state: state ?? 'UNKNOWN',
    ...(stateMessage && { stateMessage }),
    ...(source && { source }),
    ...(runtime && { sparkVersion: runtime }),
    ...(nodeType && { nodeType }),
    ...(workers !== undefined && { workers }),
    ...(minWorkers !== undefined && { minWorkers }),
    ...(maxWorkers !== undefined && { maxWorkers }),
    ...(creator && { creator }),
    ...(policyId && { policyId }),
    url: pageOf(workspace, 'compute', 'clusters', id),
  };
}

/** A SQL warehouse as pages show it. */
export function warehouseItem(
  warehouse: DatabricksWarehouse,
  workspace: LinkedWorkspace,
): Warehouse {
  const { id, name, state, size, type, serverless, creator } = warehouse;
  const { minClusters, maxClusters } = warehouse;
  return {
    id,
    name: name ?? id,
    state: state ?? 'UNKNOWN',
    ...(size && { size }),
    ...(type && { type }),
    ...(serverless !== undefined && { serverless }),
    ...(minClusters !== undefined && { minClusters }),
    ...(maxClusters !== undefined && { maxClusters }),
    ...(creator && { creator }),
    url: pageOf(workspace, 'sql', 'warehouses', id),
  };
}

/** A job as pages show it, without its last run. */
export function jobItem(job: DatabricksJob, workspace: LinkedWorkspace): Job {
  const { id, name, creator, schedule, paused } = job;
  return {
    id,
    name: name ?? id,
    ...(creator && { creator }),
    ...(schedule && { schedule }),
    ...(paused !== undefined && { paused }),
    url: pageOf(workspace, 'jobs', id),
  };
}

/** The end of a job's last run: SUCCESS, or Databricks' word for what went wrong. */
export function lastRunItem(run: DatabricksJobRun): Job['lastRun'] {
  const { id, code, result, message, startedAt, endedAt, url } = run;
  const end = code ?? result ?? 'UNKNOWN';
  return {
    id,
    result: end,
    failed: result !== 'SUCCESS' && !NO_FAILURE.includes(end),
    ...(message && { message }),
    ...(startedAt && { startedAt }),
    ...(endedAt && { endedAt }),
    ...(url && { url }),
  };
}
