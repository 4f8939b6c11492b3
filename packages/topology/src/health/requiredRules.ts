import { TopologyNode } from '../Topology';
import { parseRange, Range } from '../trace/Range';
import { textOf, TraceGraph } from '../trace/TraceGraph';
import { Ports } from '../trace/parseRule';
import { Peer, publicPeer } from '../trace/securityGroupSteps';
import { WorkspaceNetwork } from './HealthContext';
import { HealthNeeds } from './HealthFinding';

/** Something that a workspace's nodes have to be let through to, or from. */
export interface RequiredRule {
  /** Tells it from the workspace's others. */
  key: string;
  direction: 'ingress' | 'egress';
  protocol: 'tcp' | 'udp';
  ports: Ports;
  peer: Peer;
  /** The endpoint at the other end, whose groups have to let it in. */
  endpoint?: TopologyNode;
  /** Between the nodes of the workspace. */
  isInside?: boolean;
  /** What it is for. */
  purpose: string;
}

const ALL: Ports = { first: 0, last: 65535 };

function port(first: number, last = first): Ports {
  return { first, last };
}

function endpointOf(
  graph: TraceGraph,
  workspace: TopologyNode,
  purpose: 'workspace' | 'relay',
): TopologyNode | undefined {
  return graph
    .targets(workspace.id, 'connects-through', 'registered-endpoint')
    .filter(registered => registered.purpose === purpose)
    .flatMap(registered =>
      graph.targets(registered.id, 'registers', 'vpc-endpoint'),
    )[0];
}

/** The address ranges of subnets, those that are known. */
export function rangesOf(subnets: TopologyNode[]): Range[] {
  return subnets
    .map(subnet => parseRange(textOf(subnet, 'cidr')))
    .filter(range => range !== undefined);
}

function peerAt(graph: TraceGraph, endpoint: TopologyNode): Peer {
  return {
    name: `endpoint ${endpoint.name}`,
    ranges: rangesOf(graph.targets(endpoint.id, 'attached-to', 'subnet')),
    groups: graph.targets(endpoint.id, 'secured-by', 'security-group'),
  };
}

/**
 * The rules that Databricks asks of a workspace's security groups: everything
 * between its nodes, HTTPS out, the ports of the control plane, and those of the
 * relay where PrivateLink leads to it. What is only needed by some is asked for
 * where it is needed.
 *
 * Source: Databricks docs, customer-managed VPC (security groups) and AWS
 * PrivateLink, 2026.
 */
export function requiredRules(
  graph: TraceGraph,
  { workspace, groups, subnets, vpc }: WorkspaceNetwork,
  needs: HealthNeeds,
): RequiredRule[] {
  const nodes: Peer = {
    name: 'its own nodes',
    ranges: rangesOf(subnets),
    groups,
  };
  const api = endpointOf(graph, workspace, 'workspace');
  const relay = endpointOf(graph, workspace, 'relay');
  const isPrivate = api !== undefined && relay !== undefined;
  const region = textOf(vpc, 'region') ?? 'REGION';
  const outside = publicPeer('the control plane');
  const far = (endpoint: TopologyNode | undefined) =>
    endpoint ? { peer: peerAt(graph, endpoint), endpoint } : { peer: outside };
  const out = (
    key: string,
    ports: Ports,
    purpose: string,
    to: { peer: Peer; endpoint?: TopologyNode },
  ): RequiredRule => ({
    key,
    direction: 'egress',
    protocol: 'tcp',
    ports,
    purpose,
    ...to,
  });
  const between = (['tcp', 'udp'] as const).flatMap(protocol =>
    (['ingress', 'egress'] as const).map(direction => ({
      key: `${protocol}-${direction}-itself`,
      direction,
      protocol,
      ports: ALL,
      peer: nodes,
      isInside: true,
      purpose: 'traffic between nodes',
    })),
  );
  return [
    ...between,
    out('443', port(443), isPrivate ? 'S3' : 'HTTPS, such as S3', {
      peer: publicPeer(
        isPrivate ? 'S3' : 'any address',
        isPrivate ? `com.amazonaws.${region}.s3` : undefined,
      ),
    }),
    ...(api ? [out('443-api', port(443), 'the REST API', far(api))] : []),
    ...(relay
      ? [
          out(
            '6666',
            port(6666),
            'the secure cluster connectivity relay',
            far(relay),
          ),
        ]
      : []),
    out('8443', port(8443), 'the control plane API', far(api)),
    out('8444', port(8444), 'Unity Catalog logging and lineage', far(api)),
    out('8445-8451', port(8445, 8451), 'future use', far(api)),
    ...(needs.fips
      ? [out('2443', port(2443), 'FIPS endpoints', far(relay ?? api))]
      : []),
    ...(needs.hiveMetastore
      ? [
          out('3306', port(3306), 'the legacy Hive metastore', {
            peer: publicPeer('the metastore'),
          }),
        ]
      : []),
    ...(needs.lakebase ? [out('5432', port(5432), 'Lakebase', far(api))] : []),
  ];
}
