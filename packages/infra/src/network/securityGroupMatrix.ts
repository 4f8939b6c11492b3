/**
 * Where the traffic of a rule goes to or comes from.
 *
 * @public
 */
export type Peer = 'workspace' | 'endpoints' | 'internet';

/**
 * One permission of one security group.
 *
 * @public
 */
export interface SecurityGroupRule {
  /** Also the rule's id in Terraform; unique in its group and direction. */
  readonly id: string;
  readonly group: 'workspace' | 'endpoints';
  readonly direction: 'ingress' | 'egress';
  readonly protocol: 'tcp' | 'udp';
  readonly fromPort: number;
  readonly toPort: number;
  readonly peer: Peer;
  readonly description: string;
}

const ALL_PORTS = { fromPort: 0, toPort: 65535 } as const;

/** What compute calls on the control plane, beside its own kind. */
const CONTROL_PLANE_PORTS = [
  {
    id: 'https',
    fromPort: 443,
    toPort: 443,
    description: 'Databricks, AWS services and library repositories',
  },
  {
    id: 'control-plane-api',
    fromPort: 8443,
    toPort: 8443,
    description: 'Control plane API',
  },
  {
    id: 'unity-catalog-lineage',
    fromPort: 8444,
    toPort: 8444,
    description: 'Unity Catalog logging and lineage',
  },
  {
    id: 'future',
    fromPort: 8445,
    toPort: 8451,
    description: 'Ports that Databricks keeps for future use',
  },
] as const;

function betweenNodes(protocol: 'tcp' | 'udp'): SecurityGroupRule[] {
  return (['ingress', 'egress'] as const).map(direction => ({
    id: `nodes-${protocol}`,
    group: 'workspace',
    direction,
    protocol,
    ...ALL_PORTS,
    peer: 'workspace',
    description: `Between cluster nodes, ${protocol.toUpperCase()}`,
  }));
}

/**
 * The rules of the two security groups of a workspace without PrivateLink:
 * cluster nodes among themselves, nodes to the control plane over the
 * internet, and nodes to the interface endpoints of AWS services. The endpoint
 * group lets in what the endpoints behind it serve, which is HTTPS; ports 2443
 * (FIPS), 3306 (legacy Hive metastore), 5432 (Lakebase) and 6666 (PrivateLink
 * relay) belong to features that such a workspace does not have.
 *
 * Source: Databricks docs, customer-managed VPC, security groups, 2026.
 *
 * @public
 */
export function securityGroupMatrix(): SecurityGroupRule[] {
  return [
    ...betweenNodes('tcp'),
    ...betweenNodes('udp'),
    ...CONTROL_PLANE_PORTS.map(
      (ports): SecurityGroupRule => ({
        ...ports,
        group: 'workspace',
        direction: 'egress',
        protocol: 'tcp',
        peer: 'internet',
      }),
    ),
    {
      id: 'https',
      group: 'endpoints',
      direction: 'ingress',
      protocol: 'tcp',
      fromPort: 443,
      toPort: 443,
      peer: 'workspace',
      description: 'From cluster nodes to AWS service endpoints',
    },
  ];
}
