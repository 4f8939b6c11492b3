/**
 * What a node of the graph stands for. Kebab case, because it is part of the
 * command line's JSON.
 *
 * `region` is for accounts that have things in several regions; one of one region
 * says it in the `region` detail of its account and VPC instead.
 *
 * @public
 */
export type NodeKind =
  | 'account'
  | 'region'
  | 'vpc'
  | 'availability-zone'
  | 'subnet'
  | 'route-table'
  | 'internet-gateway'
  | 'nat-gateway'
  /** An address that no NAT gateway uses, as while a network is asleep. */
  | 'elastic-ip'
  /** Lets IPv6 out and nothing in. */
  | 'egress-only-internet-gateway'
  | 'peering-connection'
  | 'transit-gateway'
  | 'transit-gateway-route-table'
  | 'vpc-endpoint'
  | 'security-group'
  | 'network-acl'
  /** Route 53 private hosted zone. */
  | 'hosted-zone'
  | 'bucket'
  | 'kms-key'
  | 'instance-profile'
  | 'control-plane'
  | 'workspace'
  /** What Databricks knows a VPC endpoint by. */
  | 'registered-endpoint'
  | 'private-access-settings'
  | 'ip-access-list'
  /** Network connectivity configuration (NCC) of serverless compute. */
  | 'network-connectivity'
  /** Network policy of serverless compute. */
  | 'network-policy'
  /** RDS instance or Aurora cluster. */
  | 'database'
  /** A network outside of AWS that feeds come from. */
  | 'on-premises'
  /** Kinesis data stream. */
  | 'kinesis-stream'
  /** Data Firehose delivery stream. */
  | 'delivery-stream'
  /** EventBridge rule. */
  | 'event-rule'
  /** Step Functions state machine. */
  | 'state-machine'
  /** Databricks job that carries data from bucket to bucket. */
  | 'job'
  /** Delta Sharing share. */
  | 'share';

/**
 * What an edge means, read from source to target.
 *
 * @public
 */
export type EdgeKind =
  /** route table → internet gateway, NAT gateway, gateway endpoint, peering
   * connection or transit gateway; transit gateway route table → VPC or transit
   * gateway */
  | 'routes-to'
  /** subnet → route table or network ACL, hosted zone → VPC, VPC or transit gateway
   * that is attached to another one → transit gateway route table */
  | 'associated-with'
  /** interface endpoint, workspace, database or transit gateway → subnet, peering
   * connection → VPC */
  | 'attached-to'
  /** workspace → bucket behind one of its external locations, or its job; instance
   * profile → bucket that its role may open */
  | 'uses'
  /** interface endpoint, workspace or database → security group */
  | 'secured-by'
  /** workspace → its root bucket */
  | 'stores-in'
  /** workspace → control plane */
  | 'managed-by'
  /** security group → security group, endpoint → control plane */
  | 'reaches'
  /** KMS key → bucket, workspace, database, stream */
  | 'encrypts'
  /** hosted zone → endpoint or database that one of its records leads to */
  | 'resolves-to'
  /** registered endpoint → VPC endpoint */
  | 'registers'
  /** workspace → registered endpoint of its network configuration, NCC */
  | 'connects-through'
  /** workspace → private access settings, IP access list, network policy */
  | 'restricted-by'
  /** private access settings → registered endpoint */
  | 'allows'
  /** VPC that the workspace is in → VPC that it was in before */
  | 'replaces'
  /** transit gateway → transit gateway of another region */
  | 'peers-with'
  /** stream → delivery stream → bucket → job → bucket, workspace → share →
   * workspace, feeds from outside of AWS → endpoint → bucket */
  | 'feeds'
  /** bucket → event rule → state machine → job, or bucket → job */
  | 'triggers'
  /** database → its copy in another region, bucket → bucket that its objects are
   * copied to */
  | 'replicates-to';

/**
 * One thing of the network. Details beside the named properties depend on the
 * kind: `cidr`, `availabilityZone`, `tier`, `service`, `ingress`, …
 *
 * @public
 */
export interface TopologyNode {
  /** Unique in the graph and the same in every run. */
  id: string;
  kind: NodeKind;
  /** For people: the `Name` tag or the attribute that names the thing. */
  name: string;
  /** The id of the node around it. */
  parent?: string;
  [detail: string]: string | number | boolean | string[] | undefined;
}

/** @public */
export interface TopologyEdge {
  source: string;
  target: string;
  kind: EdgeKind;
}

/** @public */
export interface Topology {
  nodes: TopologyNode[];
  edges: TopologyEdge[];
}
