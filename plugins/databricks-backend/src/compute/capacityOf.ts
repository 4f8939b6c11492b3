import type {
  NetworkSubnet,
  WorkspaceCapacity,
} from '@lakeport/backstage-plugin-databricks-common';
import type {
  DatabricksCluster,
  DatabricksInstancePool,
  DatabricksWarehouse,
} from '@lakeport/backstage-plugin-databricks-node';

/**
 * A node of classic compute takes two addresses of its subnet, one for
 * management and one for Spark (Databricks docs, customer-managed VPC, 2026).
 */
export const ADDRESSES_PER_NODE = 2;

/** Workers of one cluster of a warehouse, by its size (Databricks docs, SQL warehouse sizing, 2026). */
const WAREHOUSE_WORKERS: Record<string, number> = {
  '2X-Small': 1,
  'X-Small': 2,
  Small: 4,
  Medium: 8,
  Large: 16,
  'X-Large': 32,
  '2X-Large': 64,
  '3X-Large': 128,
  '4X-Large': 256,
};
/** States in which a cluster has its machines. */
const HAS_NODES = ['PENDING', 'RUNNING', 'RESIZING', 'RESTARTING'];

type Demand = WorkspaceCapacity['demands'][number];

/** What may take addresses, as far as it could be read. */
export interface Compute {
  clusters?: DatabricksCluster[];
  pools?: DatabricksInstancePool[];
  warehouses?: DatabricksWarehouse[];
}

/**
 * Sets the free addresses of a workspace's subnets against what its clusters,
 * pools and warehouses may still start. A node that cannot get its addresses
 * does not start, and a cluster is in one zone, that is, in one subnet.
 *
 * - `short`: something cannot grow to its maximum in any subnet, even alone
 * - `tight`: each can alone, but not all of them together
 * - `enough`: all of them together can
 */
export function capacityOf(
  subnets: NetworkSubnet[],
  compute: Compute,
): Omit<WorkspaceCapacity, 'age' | 'errors'> {
  const demands = demandsOf(compute);
  const free = subnets
    .map(({ freeAddresses }) => freeAddresses)
    .filter(count => count !== undefined);
  const freeAddresses = free.reduce((sum, count) => sum + count, 0);
  const addressesAsked =
    ADDRESSES_PER_NODE *
    demands.reduce((sum, demand) => sum + growthOf(demand), 0);
  const known = free.length > 0 && Object.values(compute).some(Boolean);
  return {
    addressesPerNode: ADDRESSES_PER_NODE,
    subnets,
    demands,
    ...(free.length > 0 && { freeAddresses }),
    addressesAsked,
    ...(known
      ? verdictOf(demands, { addressesAsked, freeAddresses, free, compute })
      : {
          verdict: 'unknown' as const,
          message:
            free.length > 0
              ? 'Clusters, pools and warehouses could not be read, so that nobody knows what they may still start'
              : 'No free addresses of its subnets could be read',
        }),
  };
}

function verdictOf(
  demands: Demand[],
  of: {
    addressesAsked: number;
    freeAddresses: number;
    free: number[];
    compute: Compute;
  },
): Pick<WorkspaceCapacity, 'verdict' | 'message'> {
  const { addressesAsked, freeAddresses, free, compute } = of;
  const most = Math.max(...free);
  const blocked = demands.find(
    demand => alone(demand, compute) * ADDRESSES_PER_NODE > most,
  );
  if (blocked) {
    const asked = alone(blocked, compute) * ADDRESSES_PER_NODE;
    return {
      verdict: 'short',
      message: `${wordsOf(
        blocked,
      )} may still ask for ${asked} addresses in one zone, and the subnet with most of them has ${most} free: lower its maximum to ${
        blocked.nodesNow + Math.floor(most / ADDRESSES_PER_NODE)
      } nodes, or give the workspace larger subnets`,
    };
  }
  if (addressesAsked > freeAddresses) {
    return {
      verdict: 'tight',
      message: `Each cluster can grow to its maximum, but not all at once: together they may still ask for ${addressesAsked} addresses, and ${freeAddresses} are free`,
    };
  }
  return {
    verdict: 'enough',
    message: `Even at their maxima they ask for ${addressesAsked} more addresses, and ${freeAddresses} are free`,
  };
}

/**
 * The most that something may still ask for in one zone, that is, in one subnet;
 * undefined when nothing of what may could be read.
 */
export function largestDemand(
  compute: Compute,
): { kind: Demand['kind']; name: string; nodes: number } | undefined {
  if (!Object.values(compute).some(Boolean)) {
    return undefined;
  }
  const [first, ...others] = demandsOf(compute).map(demand => ({
    kind: demand.kind,
    name: demand.name,
    nodes: alone(demand, compute),
  }));
  return others.reduce<typeof first | undefined>(
    (most, one) => (most && most.nodes >= one.nodes ? most : one),
    first,
  );
}

function wordsOf({ kind, name }: Demand): string {
  return kind === 'instance-pool'
    ? `Pool ${name}`
    : `${kind === 'cluster' ? 'Cluster' : 'Warehouse'} ${name}`;
}

function growthOf({ nodesMax, nodesNow }: Demand): number {
  return Math.max(0, nodesMax - nodesNow);
}

/** Nodes that must be in one subnet: of a warehouse, those of one of its clusters. */
function alone(demand: Demand, { warehouses = [] }: Compute): number {
  if (demand.kind !== 'warehouse') {
    return growthOf(demand);
  }
  const found = warehouses.find(({ id }) => id === demand.id);
  return Math.min(growthOf(demand), found ? nodesOf(found) : 0);
}

function demandsOf({
  clusters = [],
  pools = [],
  warehouses = [],
}: Compute): Demand[] {
  const capped = pools.filter(({ maxCapacity }) => maxCapacity !== undefined);
  // Nodes of a pool that has a maximum are counted with the pool.
  const pooled = new Set(capped.map(({ id }) => id));
  const demands: Demand[] = [
    ...clusters
      .filter(({ instancePoolId }) => !pooled.has(instancePoolId ?? ''))
      .map(clusterDemand),
    ...capped.map(({ id, name, maxCapacity = 0, idle = 0, used = 0 }) => ({
      kind: 'instance-pool' as const,
      id,
      name: name ?? id,
      nodesNow: idle + used,
      nodesMax: maxCapacity,
    })),
    // Serverless warehouses take no address of the workspace's network.
    ...warehouses
      .filter(({ serverless }) => !serverless)
      .map(warehouse => ({
        kind: 'warehouse' as const,
        id: warehouse.id,
        name: warehouse.name ?? warehouse.id,
        nodesNow: nodesOf(warehouse) * (warehouse.clusters ?? 0),
        nodesMax: nodesOf(warehouse) * (warehouse.maxClusters ?? 1),
      })),
  ];
  return demands.sort(
    (a, b) =>
      growthOf(b) - growthOf(a) ||
      Number(`${a.kind} ${a.id}` > `${b.kind} ${b.id}`) -
        Number(`${a.kind} ${a.id}` < `${b.kind} ${b.id}`),
  );
}

function clusterDemand(cluster: DatabricksCluster): Demand {
  const { id, name, state, workers, minWorkers, maxWorkers } = cluster;
  // A cluster that scales has its minimum or more: where nobody tells how many, what
  // it asks for is at most this.
  const now = workers ?? cluster.scaledWorkers ?? minWorkers ?? 0;
  return {
    kind: 'cluster',
    id,
    name: name ?? id,
    nodesNow: HAS_NODES.includes(state ?? '') ? now + 1 : 0,
    nodesMax: (maxWorkers ?? workers ?? 0) + 1,
  };
}

/** Nodes of one cluster of a warehouse, its driver among them. */
function nodesOf({ size }: DatabricksWarehouse): number {
  return (WAREHOUSE_WORKERS[size ?? ''] ?? 0) + 1;
}
