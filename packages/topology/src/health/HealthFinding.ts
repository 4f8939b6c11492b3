/**
 * What kind of thing is wrong with a network.
 *
 * @public
 */
export type HealthRule =
  | 'network-broken'
  | 'network-warned'
  | 'network-part-gone'
  | 'subnet-zones'
  | 'subnet-size'
  | 'subnet-shared'
  | 'subnet-addresses'
  | 'endpoint-unavailable'
  | 'endpoint-gone'
  | 'route-to-nowhere'
  | 'no-way-back'
  | 'gateway-unavailable'
  | 'rule-missing'
  | 'network-acl-blocks'
  | 'unreachable'
  | 'dns-off'
  | 'flow-logs-off';

/**
 * Something that is wrong with a network, or may be.
 *
 * @public
 */
export interface HealthFinding {
  /** The same in every run while it is wrong: `<rule>:<node>[:<detail>]` */
  id: string;
  rule: HealthRule;
  /**
   * `error`: does not work. `warning`: may not, or not for long. `info`: good to
   * know.
   */
  severity: 'error' | 'warning' | 'info';
  /** For people: what is wrong, where, and what would be right. */
  message: string;
  /** Who says it: Databricks itself, or what AWS answers. */
  source: 'databricks' | 'aws';
  /** Node ids of what it is about, the first one foremost. */
  nodes: string[];
}

/**
 * Addresses that something may still ask for in one subnet.
 *
 * @public
 */
export interface AddressNeed {
  /** How many, two for each node. */
  addresses: number;
  /** What asks for them, for people: `cluster etl of workspace hello may still start 40 nodes`. */
  what: string;
}

/**
 * What the workspaces need of their networks beyond what all need.
 *
 * @public
 */
export interface HealthNeeds {
  /**
   * Addresses that must be free in each subnet of a workspace, two for a node
   * that is to be started; by subnet id, else for all. Without it, two. A need
   * that another subnet of the workspace can meet is good to know and no more.
   */
  freeAddresses?: number | Record<string, number | AddressNeed>;
  /** The compliance security profile, whose FIPS endpoints are at port 2443. */
  fips?: boolean;
  /** The legacy Hive metastore of the control plane, at port 3306. */
  hiveMetastore?: boolean;
  /** Lakebase, at port 5432. */
  lakebase?: boolean;
}
