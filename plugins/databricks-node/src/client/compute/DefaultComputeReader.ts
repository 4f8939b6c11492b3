import type { z } from 'zod';
import type { DatabricksPage } from '../DatabricksList';
import type { DatabricksReadOptions } from '../DatabricksService';
import type { HostClient, Query } from '../HostClient';
import { PagedList } from '../PagedList';
import type {
  ComputeReader,
  DatabricksClusterFilter,
  DatabricksJobRun,
  DatabricksJobRunFilter,
} from './ComputeReader';
import * as answers from './computeAnswers';

/** Most items of a page, where the server refuses more (Jobs API 2.2, 2026). */
const MOST_CLUSTERS = 100;
const MOST_JOBS = 100;
const MOST_RUNS = 24;

/** Clusters, pools, warehouses and jobs over REST (databricks-sdk-go v0.175). */
export class DefaultComputeReader implements ComputeReader {
  readonly #host: HostClient;

  constructor(host: HostClient) {
    this.#host = host;
  }

  clusters(filter: DatabricksClusterFilter = {}) {
    return this.#list(['2.1', 'clusters', 'list'], answers.clusters, {
      sizeName: 'page_size',
      most: MOST_CLUSTERS,
      query: {
        'filter_by.cluster_states': filter.states,
        'filter_by.cluster_sources': filter.sources,
      },
    });
  }

  instancePools() {
    return this.#list(['2.0', 'instance-pools', 'list'], answers.instancePools);
  }

  warehouses() {
    return this.#list(['2.0', 'sql', 'warehouses'], answers.warehouses, {
      sizeName: 'page_size',
    });
  }

  jobs(name?: string) {
    return this.#list(['2.2', 'jobs', 'list'], answers.jobs, {
      sizeName: 'limit',
      most: MOST_JOBS,
      query: { name },
    });
  }

  jobRuns(filter: DatabricksJobRunFilter = {}) {
    return this.#list(['2.2', 'jobs', 'runs', 'list'], answers.jobRuns, {
      sizeName: 'limit',
      most: MOST_RUNS,
      query: {
        job_id: filter.jobId,
        active_only: filter.which === 'active' ? 'true' : undefined,
        completed_only: filter.which === 'completed' ? 'true' : undefined,
        start_time_from:
          filter.startedFrom === undefined
            ? undefined
            : String(filter.startedFrom),
      },
    });
  }

  async lastRun(
    jobId: string,
    options?: DatabricksReadOptions,
  ): Promise<DatabricksJobRun | undefined> {
    const { items } = await this.jobRuns({ jobId, which: 'completed' }).page({
      maxResults: 1,
      signal: options?.signal,
    });
    return items[0];
  }

  #list<T>(
    path: string[],
    schema: z.ZodType<DatabricksPage<T>>,
    paging: { sizeName?: string; most?: number; query?: Query } = {},
  ): PagedList<T> {
    const { sizeName, most, query } = paging;
    return new PagedList(
      path.join('/'),
      ({ pageToken, maxResults = 0, signal }) => {
        const size = most ? Math.min(maxResults || most, most) : maxResults;
        return this.#host.get(['api', ...path], {
          schema,
          query: {
            ...query,
            ...(sizeName && size > 0 && { [sizeName]: String(size) }),
            page_token: pageToken,
          },
          signal,
        });
      },
    );
  }
}
