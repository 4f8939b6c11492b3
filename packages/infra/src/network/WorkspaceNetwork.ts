/**
 * A network as a workspace sees it, whether it is made here or was there.
 *
 * @public
 */
export interface WorkspaceNetwork {
  readonly vpcId: string;
  /** Subnets of cluster nodes, one a zone. */
  readonly privateSubnetIds: readonly string[];
  /** Groups of cluster nodes. */
  readonly securityGroupIds: readonly string[];
  /** AWS ids of the PrivateLink endpoints that are made here. */
  readonly workspaceEndpointId?: string;
  readonly relayEndpointId?: string;
  readonly frontEndEndpointId?: string;
  /** Public addresses that cluster nodes come from, where they are made here. */
  readonly natAddresses?: readonly string[];
}
