/**
 * What stacks that join networks, or watch over them, need to know of one.
 *
 * @public
 */
export interface NetworkParts {
  readonly cidr: string;
  /** Tables of the private subnets: one a zone, or one. */
  readonly privateRouteTableIds: readonly string[];
  /** None while the network is asleep. */
  readonly natGatewayIds: readonly string[];
  /** Of interface endpoints; while the network is asleep fewer. */
  readonly interfaceEndpointIds: readonly string[];
  /** The group of the interface endpoints. */
  readonly endpointSecurityGroupId: string;
}

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
  /** The name by which feeds outside AWS reach S3, with `*` for the first label. */
  readonly onPremisesName?: string;
  /** Public addresses that cluster nodes come from, where they are made here. */
  readonly natAddresses?: readonly string[];
  /** What else others need to know of a network that is made here. */
  readonly parts?: NetworkParts;
}
