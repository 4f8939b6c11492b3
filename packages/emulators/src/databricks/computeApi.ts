import type { Request, Router } from 'express';
import { sendJson } from '../http/sendJson';
import type { Answer } from './Answer';
import type { ComputeView } from './ComputeView';
import { DatabricksError } from './DatabricksError';
import { cutPage } from './page';
import { WORKSPACE_PATH } from './workspacePath';

function texts(value: unknown): string[] {
  return [value ?? []].flat().map(String);
}

/** Clusters, pools, warehouses and jobs of a workspace (databricks-sdk-go v0.175). */
export function computeApi(router: Router, compute: ComputeView): void {
  router.get(`${WORKSPACE_PATH}/api/2.1/clusters/list`, async (req, res) => {
    const states = texts(req.query['filter_by.cluster_states']);
    const sources = texts(req.query['filter_by.cluster_sources']);
    const found = compute
      .clusters(req.params.workspace)
      .filter(
        cluster =>
          (states.length === 0 || states.includes(String(cluster.state))) &&
          (sources.length === 0 ||
            sources.includes(String(cluster.cluster_source))),
      );
    const rules = { sizeName: 'page_size', most: 100, usual: 20 };
    const { items, next } = cutPage(req, found, rules);
    // An empty token ends this list, and not its absence alone.
    sendJson(res, { clusters: items, next_page_token: next ?? '' });
  });

  router.get(
    `${WORKSPACE_PATH}/api/2.0/instance-pools/list`,
    async (req, res) => {
      sendJson(res, { instance_pools: compute.pools(req.params.workspace) });
    },
  );

  router.get(`${WORKSPACE_PATH}/api/2.0/sql/warehouses`, async (req, res) => {
    const found = compute.warehouses(req.params.workspace);
    const rules = { sizeName: 'page_size', most: 100, usual: 100 };
    const { items, next } = cutPage(req, found, rules);
    sendJson(res, {
      warehouses: items,
      ...(next && { next_page_token: next }),
    });
  });

  router.get(`${WORKSPACE_PATH}/api/2.2/jobs/list`, async (req, res) => {
    const { name } = req.query;
    const found = compute
      .jobs(req.params.workspace)
      .filter(
        job =>
          name === undefined ||
          compute.nameOfJob(job).toLowerCase() === String(name).toLowerCase(),
      );
    const rules = { sizeName: 'limit', most: 100, usual: 20, strict: true };
    sendJson(res, listOf('jobs', cutPage(req, found, rules)));
  });

  router.get(`${WORKSPACE_PATH}/api/2.2/jobs/runs/list`, async (req, res) => {
    const wanted = filterOf(req);
    const found = compute.runs(req.params.workspace).filter(wanted);
    const rules = { sizeName: 'limit', most: 24, usual: 20, strict: true };
    sendJson(res, listOf('runs', cutPage(req, found, rules)));
  });
}

/** A list of the Jobs API, which leaves the key out when there is nothing. */
function listOf(
  key: string,
  { items, next }: { items: Answer[]; next?: string },
) {
  return {
    ...(items.length > 0 ? { [key]: items } : {}),
    has_more: next !== undefined,
    ...(next ? { next_page_token: next } : {}),
  };
}

function filterOf(req: Request): (run: Answer) => boolean {
  const { job_id: job, active_only: active, completed_only: done } = req.query;
  if (active === 'true' && done === 'true') {
    throw new DatabricksError(
      400,
      'INVALID_PARAMETER_VALUE',
      'active_only and completed_only exclude each other',
    );
  }
  const from = Number(req.query.start_time_from ?? 0);
  const to = Number(req.query.start_time_to ?? Infinity);
  return run => {
    const ended = Number(run.end_time) > 0;
    const started = Number(run.start_time);
    return (
      (job === undefined || String(run.job_id) === job) &&
      (active !== 'true' || !ended) &&
      (done !== 'true' || ended) &&
      started >= from &&
      started <= to
    );
  };
}
