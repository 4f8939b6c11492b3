import type {
  CacheService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type {
  NetworkSubnet,
  WorkspaceCapacity,
} from '@lakeport/backstage-plugin-databricks-common';
import type {
  ComputeReader,
  DatabricksCluster,
  DatabricksInstancePool,
  DatabricksWarehouse,
} from '@lakeport/backstage-plugin-databricks-node';
import type { Plain } from '../cache/Plain';
import { ReadingCache } from '../cache/ReadingCache';
import { Readings } from '../sources/Readings';
import type { AccountPartsReader } from '../workspaces/AccountPartsReader';
import type {
  LocatedWorkspace,
  WorkspaceLocator,
} from '../workspaces/WorkspaceLocator';
import type { WorkspaceNetworkReader } from '../workspaces/WorkspaceNetworkReader';
import { capacityOf } from './capacityOf';

const FRESH_MS = 60_000;
const KEEP_MS = 60 * 60_000;
const DEADLINE_MS = 20_000;
/** Clusters that somebody may start again; those of jobs are made for one run. */
const KEPT_SOURCES = ['UI', 'API'];
const UP = ['PENDING', 'RUNNING', 'RESIZING', 'RESTARTING'];

/** Sets the free addresses of a workspace against what its compute may still start. */
export class CapacityReader {
  readonly #locator: Pick<WorkspaceLocator, 'find'>;
  readonly #parts: Pick<AccountPartsReader, 'detail' | 'credentials'>;
  readonly #networks: Pick<WorkspaceNetworkReader, 'read'>;
  readonly #clusters: ReadingCache<Plain<DatabricksCluster[]>>;
  readonly #pools: ReadingCache<Plain<DatabricksInstancePool[]>>;
  readonly #warehouses: ReadingCache<Plain<DatabricksWarehouse[]>>;

  constructor(options: {
    locator: Pick<WorkspaceLocator, 'find'>;
    parts: Pick<AccountPartsReader, 'detail' | 'credentials'>;
    networks: Pick<WorkspaceNetworkReader, 'read'>;
    cache: CacheService;
    logger: LoggerService;
  }) {
    const { cache, logger } = options;
    this.#locator = options.locator;
    this.#parts = options.parts;
    this.#networks = options.networks;
    const common = {
      cache,
      logger,
      freshMs: FRESH_MS,
      keepMs: KEEP_MS,
      deadlineMs: DEADLINE_MS,
    };
    this.#clusters = new ReadingCache({ ...common, name: 'all-clusters' });
    this.#pools = new ReadingCache({ ...common, name: 'all-pools' });
    this.#warehouses = new ReadingCache({ ...common, name: 'all-warehouses' });
  }

  /**
   * @param viewer - free addresses are for who may see networks
   * @throws as {@link WorkspaceLocator.find}
   */
  async read(
    id: string,
    viewer: { seesNetworks: boolean },
  ): Promise<WorkspaceCapacity> {
    const located = await this.#locator.find(id);
    const { name } = located.workspace;
    const readings = new Readings();
    readings.include(located.age, located.errors);
    const take = <T>(
      what: string,
      cache: ReadingCache<Plain<T[]>>,
      read: (compute: ComputeReader, signal: AbortSignal) => Promise<T[]>,
    ) =>
      readings.take(`${what} of ${name}`, () =>
        cache.read([id], async signal =>
          read(located.reader().compute, signal),
        ),
      );
    const [{ subnets, why }, clusters, pools, warehouses] = await Promise.all([
      this.#subnets(located, readings, viewer),
      take('clusters', this.#clusters, readClusters),
      take('instance pools', this.#pools, (compute, signal) =>
        compute.instancePools().all({ signal }),
      ),
      take('SQL warehouses', this.#warehouses, (compute, signal) =>
        compute.warehouses().all({ signal }),
      ),
    ]);
    const capacity = capacityOf(subnets, { clusters, pools, warehouses });
    return {
      ...capacity,
      ...(capacity.verdict === 'unknown' && why && { message: why }),
      age: readings.age(),
      errors: readings.sorted(),
    };
  }

  /** The workspace's subnets, or why there are none. */
  async #subnets(
    located: LocatedWorkspace,
    readings: Readings,
    { seesNetworks }: { seesNetworks: boolean },
  ): Promise<{ subnets: NetworkSubnet[]; why?: string }> {
    const { workspace, mode } = located;
    if (mode === 'workspace') {
      return {
        subnets: [],
        why: 'Which subnets the workspace has is told by its account, which is not configured',
      };
    }
    const detail = await this.#parts.detail(located, readings);
    if (!detail) {
      return { subnets: [] };
    }
    const { networkId } = detail;
    if (!networkId) {
      return {
        subnets: [],
        why: 'Databricks keeps the network of this workspace, and its addresses',
      };
    }
    const { accountId, region } = workspace;
    const credentials = await this.#parts.credentials(
      accountId,
      detail,
      readings,
    );
    const { network, missing } = await this.#networks.read(
      {
        accountId,
        region,
        networkId,
        roleArn: credentials?.roleArn,
        withAws: seesNetworks,
      },
      readings,
    );
    return {
      subnets: network?.subnets ?? [],
      why: seesNetworks
        ? missing.at(0)
        : 'Free addresses are told to who has the permission databricks.network.read',
    };
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
