/**
 * What a cluster may be made of, and who may use it. Limits that are left out
 * are not set.
 *
 * @public
 */
export interface ClusterPolicy {
  maxDbusPerHour?: number;
  /** Instance types to choose from; empty for any. */
  nodeTypes: string[];
  autoTerminationMinutes?: number;
  sparkVersion: string;
  groups: string[];
  /** Names in `compute.instanceProfiles`. */
  instanceProfiles: string[];
}

/**
 * Instances kept ready for clusters.
 *
 * @public
 */
export interface InstancePool {
  nodeType: string;
  minIdle: number;
  maxCapacity?: number;
  idleMinutes: number;
  availability: 'SPOT' | 'ON_DEMAND';
  groups: string[];
}

/**
 * How many workers a cluster has.
 *
 * @public
 */
export type ClusterSize =
  | { mode: 'single-node' }
  | { mode: 'fixed'; workers: number }
  | { mode: 'autoscale'; min: number; max: number };

/**
 * A cluster; it has either a node type or a pool.
 *
 * @public
 */
export interface Cluster {
  size: ClusterSize;
  nodeType?: string;
  /** A name in `compute.pools`. */
  pool?: string;
  /** A name in `compute.policies`. */
  policy?: string;
  sparkVersion: string;
  autoTerminationMinutes: number;
  /** A name in `compute.instanceProfiles`. */
  instanceProfile?: string;
  libraries: { pypi: string[]; maven: string[] };
  groups: string[];
}

/**
 * A SQL warehouse.
 *
 * @public
 */
export interface Warehouse {
  size:
    | '2X-Small'
    | 'X-Small'
    | 'Small'
    | 'Medium'
    | 'Large'
    | 'X-Large'
    | '2X-Large'
    | '3X-Large'
    | '4X-Large';
  serverless: boolean;
  autoStopMinutes: number;
  minClusters: number;
  maxClusters: number;
  groups: string[];
}

/**
 * An instance profile that clusters run with: a new one that may use some
 * buckets, or one that is there.
 *
 * @public
 */
export type InstanceProfile =
  | {
      mode: 'create';
      buckets: Array<{ name: string; access: 'read' | 'read-write' }>;
    }
  | { mode: 'existing'; arn: string };

/**
 * Compute of a workspace, by name.
 *
 * @public
 */
export interface Compute {
  policies: Record<string, ClusterPolicy>;
  pools: Record<string, InstancePool>;
  clusters: Record<string, Cluster>;
  warehouses: Record<string, Warehouse>;
  instanceProfiles: Record<string, InstanceProfile>;
}
