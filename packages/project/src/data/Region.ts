/**
 * What lakeport knows about an AWS region that Databricks runs in.
 *
 * @public
 */
export interface Region {
  name: string;
  /**
   * Letters of the zones that an AWS account may see there (an account does
   * not always see all of them).
   */
  zones: readonly string[];
  /**
   * Endpoint service names of the workspace (REST) and the secure cluster
   * connectivity relay; regions where Databricks lists none have none.
   */
  privateLink?: { workspace: string; relay: string };
  /** Endpoint service of the newer front end, which all workspaces of a VPC share. */
  serviceDirect: string;
  /** What Databricks calls the region in its host names, such as `oregon`. */
  regionName?: string;
  /** Host that a region's workspaces are behind. */
  webHost?: string;
  /**
   * Host that a workspace's name leads to once private access settings are
   * attached; a private hosted zone answers it with the front-end endpoint.
   */
  privateLinkHost?: string;
  /** Region of the control plane that serves this one. */
  controlPlaneRegion: string;
  /** Host that compute opens its secure cluster connectivity tunnel to. */
  tunnel: string;
  /**
   * Buckets of Databricks that compute reads and writes, for endpoint
   * policies. Artifacts, logs and data sets may lie in the region of the
   * control plane, where a gateway endpoint of this one does not reach.
   */
  databricksBuckets: {
    artifacts: readonly string[];
    systemTables: string;
    logs?: string;
    datasets?: string;
  };
  asOf: string;
  source: string;
}
