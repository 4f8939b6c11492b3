/**
 * The security groups of a network: of the cluster nodes, of the interface
 * endpoints that they call, of the endpoint that people come in through, and of
 * the one to S3 that feeds from outside AWS come in through.
 *
 * @public
 */
export type SecurityGroupName =
  | 'workspace'
  | 'endpoints'
  | 'front-end'
  | 'on-premises';

/**
 * Where the traffic of a rule goes to or comes from: a group, S3 of the region,
 * or a block of addresses.
 *
 * @public
 */
export type Peer = SecurityGroupName | 's3' | { readonly cidr: string };

/**
 * One permission of one security group.
 *
 * @public
 */
export interface SecurityGroupRule {
  /** Also the rule's id in Terraform; unique in its group and direction. */
  readonly id: string;
  readonly group: SecurityGroupName;
  readonly direction: 'ingress' | 'egress';
  readonly protocol: 'tcp' | 'udp';
  readonly fromPort: number;
  readonly toPort: number;
  readonly peer: Peer;
  readonly description: string;
}

/**
 * What decides which rules a network needs.
 *
 * @public
 */
export interface SecurityGroupMatrixOptions {
  /** Nothing leads to the internet. */
  readonly isolated?: boolean;
  /**
   * Compute reaches the control plane through endpoints: of this network, or
   * registered ones that lie elsewhere.
   */
  readonly backEnd?: 'own-endpoints' | 'registered-endpoints';
  /** Who may reach the front-end endpoint of this network, if there is one. */
  readonly frontEnd?: { readonly clientCidrs: readonly string[] };
  /** Networks outside AWS whose feeds reach S3, if there are some. */
  readonly onPremises?: { readonly cidrs: readonly string[] };
}

interface Ports {
  readonly id: string;
  readonly fromPort: number;
  readonly toPort: number;
  readonly description: string;
}

const ALL_PORTS = { fromPort: 0, toPort: 65535 } as const;
const ANYWHERE: Peer = { cidr: '0.0.0.0/0' };
/** Where endpoints of another VPC may lie (RFC 1918 and RFC 6598). */
const PRIVATE_RANGES = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '172.16.0.0/12',
  '192.168.0.0/16',
];

const HTTPS: Ports = {
  id: 'https',
  fromPort: 443,
  toPort: 443,
  description: 'Databricks, AWS services and library repositories',
};

/** What compute calls on the control plane, beside HTTPS. */
const CONTROL_PLANE: readonly Ports[] = [
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
];

/** What compute calls on PrivateLink endpoints only. */
const PRIVATE_LINK: readonly Ports[] = [
  {
    id: 'relay',
    fromPort: 6666,
    toPort: 6666,
    description: 'Secure cluster connectivity relay',
  },
  {
    id: 'fips',
    fromPort: 2443,
    toPort: 2443,
    description: 'FIPS endpoints, for the compliance security profile',
  },
  {
    id: 'lakebase',
    fromPort: 5432,
    toPort: 5432,
    description: 'Lakebase',
  },
];

/**
 * The rules of a workspace's security groups: cluster nodes among themselves,
 * nodes to the control plane and to AWS services, and what the groups of the
 * endpoints let in. Port 3306 (legacy Hive metastore) is never opened.
 *
 * Source: Databricks docs, customer-managed VPC, security groups, 2026;
 * databricks/terraform-databricks-sra, aws/tf, 2026-07-23 (ports of endpoints).
 *
 * @public
 */
export function securityGroupMatrix(
  options: SecurityGroupMatrixOptions = {},
): SecurityGroupRule[] {
  return [
    ...betweenNodes('tcp'),
    ...betweenNodes('udp'),
    ...nodesOut(options),
    ...endpointsIn(options),
    ...frontEndIn(options),
    ...onPremisesIn(options),
  ];
}

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

function nodesOut(options: SecurityGroupMatrixOptions): SecurityGroupRule[] {
  const out = (peer: Peer) => (ports: Ports) =>
    rule('workspace', 'egress', ports, peer);
  const { backEnd, isolated } = options;
  const controlPlane = backEnd
    ? [...CONTROL_PLANE, ...PRIVATE_LINK]
    : CONTROL_PLANE;
  // Registered endpoints lie in another VPC, which routes lead to.
  const toControlPlane =
    backEnd === 'registered-endpoints'
      ? (isolated ? [HTTPS, ...controlPlane] : controlPlane).flatMap(ports =>
          PRIVATE_RANGES.map(cidr => out({ cidr })(ranged(ports, cidr))),
        )
      : controlPlane.map(out(backEnd ? 'endpoints' : ANYWHERE));
  if (!isolated) {
    return [out(ANYWHERE)(HTTPS), ...toControlPlane];
  }
  return [
    out('endpoints')(HTTPS),
    out('s3')({ ...HTTPS, id: 's3', description: 'S3' }),
    ...(backEnd ? toControlPlane : []),
  ];
}

/** Ports with an id of their own for each range that they are opened to. */
function ranged(ports: Ports, cidr: string): Ports {
  return { ...ports, id: `${ports.id}-${cidr.replace(/[./]/g, '-')}` };
}

function endpointsIn(options: SecurityGroupMatrixOptions): SecurityGroupRule[] {
  const fromNodes = {
    ...HTTPS,
    description: 'From cluster nodes to AWS service endpoints',
  };
  return [
    fromNodes,
    ...(options.backEnd === 'own-endpoints'
      ? [...CONTROL_PLANE, ...PRIVATE_LINK]
      : []),
  ].map(ports => rule('endpoints', 'ingress', ports, 'workspace'));
}

function frontEndIn({
  backEnd,
  frontEnd,
}: SecurityGroupMatrixOptions): SecurityGroupRule[] {
  if (!frontEnd) {
    return [];
  }
  return [
    ...[...new Set(frontEnd.clientCidrs)].map(cidr =>
      rule(
        'front-end',
        'ingress',
        ranged(
          {
            ...HTTPS,
            id: 'clients',
            description: 'From the browsers and tools of people',
          },
          cidr,
        ),
        { cidr },
      ),
    ),
    // Without endpoints of their own, nodes are led here by the private zone.
    ...(backEnd
      ? []
      : [HTTPS, ...CONTROL_PLANE].map(ports =>
          rule('front-end', 'ingress', ports, 'workspace'),
        )),
  ];
}

function onPremisesIn({
  onPremises,
}: SecurityGroupMatrixOptions): SecurityGroupRule[] {
  return [...new Set(onPremises?.cidrs)].map(cidr =>
    rule(
      'on-premises',
      'ingress',
      ranged(
        { ...HTTPS, id: 'feeds', description: 'From feeds outside AWS to S3' },
        cidr,
      ),
      { cidr },
    ),
  );
}

function rule(
  group: SecurityGroupName,
  direction: 'ingress' | 'egress',
  ports: Ports,
  peer: Peer,
): SecurityGroupRule {
  return { ...ports, group, direction, protocol: 'tcp', peer };
}
