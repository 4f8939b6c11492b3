import type {
  CacheService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import type {
  Cluster,
  ClusterPage,
  Job,
  JobPage,
  PageRequest,
  Warehouse,
  WarehousePage,
} from '@lakeport/backstage-plugin-databricks-common';
import type {
  ComputeReader,
  DatabricksList,
} from '@lakeport/backstage-plugin-databricks-node';
import { ReadingCache } from '../cache/ReadingCache';
import { Readings } from '../sources/Readings';
import type {
  LocatedWorkspace,
  WorkspaceLocator,
} from '../workspaces/WorkspaceLocator';
import {
  clusterItem,
  jobItem,
  warehouseItem,
  type LinkedWorkspace,
} from './computeItems';
import type { LastRuns } from './LastRuns';

/** Compute comes and goes within a minute. */
const FRESH_MS = 30_000;
const KEEP_MS = 60 * 60_000;
const DEADLINE_MS = 20_000;
const PAGE = 50;

type Page<T> = { items: T[]; nextPageToken?: string };
type Pages<T extends JsonObject> = ReadingCache<Page<T>>;

/** Pages of a workspace's compute, as the workspace itself pages it. */
export class ComputePages {
  readonly #locator: Pick<WorkspaceLocator, 'find'>;
  readonly #lastRuns: Pick<LastRuns, 'add'>;
  readonly #clusters: Pages<Cluster>;
  readonly #warehouses: Pages<Warehouse>;
  readonly #jobs: Pages<Job>;

  constructor(options: {
    locator: Pick<WorkspaceLocator, 'find'>;
    lastRuns: Pick<LastRuns, 'add'>;
    cache: CacheService;
    logger: LoggerService;
  }) {
    const { cache, logger } = options;
    this.#locator = options.locator;
    this.#lastRuns = options.lastRuns;
    const common = {
      cache,
      logger,
      freshMs: FRESH_MS,
      keepMs: KEEP_MS,
      deadlineMs: DEADLINE_MS,
    };
    this.#clusters = new ReadingCache({ ...common, name: 'clusters' });
    this.#warehouses = new ReadingCache({ ...common, name: 'warehouses' });
    this.#jobs = new ReadingCache({ ...common, name: 'jobs' });
  }

  /** @throws as {@link WorkspaceLocator.find} */
  async clusters(id: string, request: PageRequest): Promise<ClusterPage> {
    const located = await this.#locator.find(id);
    return this.#page(located, request, {
      what: 'clusters',
      pages: this.#clusters,
      listOf: compute => compute.clusters(),
      itemOf: clusterItem,
    });
  }

  /** @throws as {@link WorkspaceLocator.find} */
  async warehouses(id: string, request: PageRequest): Promise<WarehousePage> {
    const located = await this.#locator.find(id);
    return this.#page(located, request, {
      what: 'SQL warehouses',
      pages: this.#warehouses,
      listOf: compute => compute.warehouses(),
      itemOf: warehouseItem,
    });
  }

  /**
   * Jobs, each with the end of its last run as far as those could be read in
   * time.
   *
   * @throws as {@link WorkspaceLocator.find}
   */
  async jobs(id: string, request: PageRequest): Promise<JobPage> {
    const located = await this.#locator.find(id);
    const page = await this.#page(located, request, {
      what: 'jobs',
      pages: this.#jobs,
      listOf: compute => compute.jobs(),
      itemOf: jobItem,
    });
    const { items, errors } = await this.#lastRuns.add(located, page.items);
    return { ...page, items, errors: [...page.errors, ...errors] };
  }

  async #page<TFound, TItem extends JsonObject>(
    { workspace, reader }: LocatedWorkspace,
    { pageToken, limit = PAGE }: PageRequest,
    of: {
      what: string;
      pages: Pages<TItem>;
      listOf: (compute: ComputeReader) => DatabricksList<TFound>;
      itemOf: (found: TFound, workspace: LinkedWorkspace) => TItem;
    },
  ) {
    const readings = new Readings();
    const page = await readings.take(`${of.what} of ${workspace.name}`, () =>
      of.pages.read(
        [workspace.id, pageToken ?? '', String(limit)],
        async signal => {
          const { items, nextPageToken } = await of
            .listOf(reader().compute)
            .page({ pageToken, maxResults: limit, signal });
          return {
            items: items.map(item => of.itemOf(item, workspace)),
            ...(nextPageToken && { nextPageToken }),
          };
        },
      ),
    );
    return {
      items: page?.items ?? [],
      ...(page?.nextPageToken && { nextPageToken: page.nextPageToken }),
      age: readings.age(),
      errors: readings.sorted(),
    };
  }
}
