import type {
  CacheService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type {
  ComputeReader,
  DatabricksCluster,
  DatabricksInstancePool,
  DatabricksWarehouse,
} from '@lakeport/backstage-plugin-databricks-node';
import type { Plain } from '../cache/Plain';
import { ReadingCache } from '../cache/ReadingCache';
import type { Readings } from '../sources/Readings';
import type { LocatedWorkspace } from '../workspaces/WorkspaceLocator';
import type { Compute } from './capacityOf';

const FRESH_MS = 60_000;
const KEEP_MS = 60 * 60_000;
const DEADLINE_MS = 20_000;
/** Clusters that somebody may start again; those of jobs are made for one run. */
const KEPT_SOURCES = ['UI', 'API'];
const UP = ['PENDING', 'RUNNING', 'RESIZING', 'RESTARTING'];

/** What may take addresses of a workspace's network: all of its clusters, pools and warehouses. */
export class ComputeReadings {
  readonly #clusters: ReadingCache<Plain<DatabricksCluster[]>>;
  readonly #pools: ReadingCache<Plain<DatabricksInstancePool[]>>;
  readonly #warehouses: ReadingCache<Plain<DatabricksWarehouse[]>>;

  constructor(options: { cache: CacheService; logger: LoggerService }) {
    const common = {
      cache: options.cache,
      logger: options.logger,
      freshMs: FRESH_MS,
      keepMs: KEEP_MS,
      deadlineMs: DEADLINE_MS,
    };
    this.#clusters = new ReadingCache({ ...common, name: 'all-clusters' });
    this.#pools = new ReadingCache({ ...common, name: 'all-pools' });
    this.#warehouses = new ReadingCache({ ...common, name: 'all-warehouses' });
  }

  /** Whatever of it could be read; the rest is among the readings' errors. */
  async read(
    { workspace, reader }: Pick<LocatedWorkspace, 'workspace' | 'reader'>,
    readings: Readings,
  ): Promise<Compute> {
    const take = <T>(
      what: string,
      cache: ReadingCache<Plain<T[]>>,
      read: (compute: ComputeReader, signal: AbortSignal) => Promise<T[]>,
    ) =>
      readings.take(`${what} of ${workspace.name}`, () =>
        cache.read([workspace.id], async signal =>
          read(reader().compute, signal),
        ),
      );
    const [clusters, pools, warehouses] = await Promise.all([
      take('clusters', this.#clusters, readClusters),
      take('instance pools', this.#pools, (compute, signal) =>
        compute.instancePools().all({ signal }),
      ),
      take('SQL warehouses', this.#warehouses, (compute, signal) =>
        compute.warehouses().all({ signal }),
      ),
    ]);
    return { clusters, pools, warehouses };
  }

  /** What was read of a workspace within an hour; Databricks is not asked. */
  async peek(workspaceId: string): Promise<Compute> {
    const [clusters, pools, warehouses] = await Promise.all([
      this.#clusters.peek([workspaceId]),
      this.#pools.peek([workspaceId]),
      this.#warehouses.peek([workspaceId]),
    ]);
    return { clusters, pools, warehouses };
  }
}

async function readClusters(
  compute: ComputeReader,
  signal: AbortSignal,
): Promise<DatabricksCluster[]> {
  const [kept, up] = await Promise.all([
    compute.clusters({ sources: KEPT_SOURCES }).all({ signal }),
    compute.clusters({ states: UP }).all({ signal }),
  ]);
  const all = new Map([...kept, ...up].map(found => [found.id, found]));
  return [...all.values()];
}
