import { TopologyNode } from '../Topology';
import { Ports } from './parseRule';
import { covers, parseRange, Range } from './Range';
import { Place } from './Step';
import { TracePlace } from './TraceResult';
import { listOf, textOf, TraceGraph } from './TraceGraph';

/** A part of a graph, or addresses, as the end of a way. */
export interface FarEnd {
  /** For people: `database retail-orders`. */
  name: string;
  at: Place;
  ports: Ports[];
  node?: TopologyNode;
  /** The VPC that it is in, where the graph holds one. */
  vpc?: TopologyNode;
  /** The subnets that it is in. */
  homes: TopologyNode[];
  /** CIDR blocks that it may have its address from. */
  addresses: string[];
  /** Its security groups; undefined where it is not known what answers there. */
  groups?: TopologyNode[];
  /** Why it is nothing that traffic can get to. */
  problem?: string;
}

const HTTPS = 443;
/** RFC 1918 and RFC 6598. */
const PRIVATE = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
]
  .map(parseRange)
  .filter(range => range !== undefined);

/** Whether no such address is on the internet. */
export function isPrivate(range: Range): boolean {
  return PRIVATE.some(block => covers(block, range));
}

function overlaps(one: Range, other: Range): boolean {
  return one.first <= other.last && other.first <= one.last;
}

function cidrsOf(subnets: TopologyNode[]): string[] {
  return subnets
    .map(subnet => textOf(subnet, 'cidr'))
    .filter(cidr => cidr !== undefined);
}

function portsOf(port: number): Ports[] {
  return [{ first: port, last: port }];
}

function ofVpc(
  graph: TraceGraph,
  vpc: TopologyNode,
  ports: Ports[],
): Omit<FarEnd, 'groups'> {
  const subnets = graph.inVpc(vpc, 'subnet');
  const inner = subnets.filter(subnet => subnet.tier === 'private');
  const homes = inner.length ? inner : subnets;
  const cidr = textOf(vpc, 'cidr');
  return {
    name: `the network of ${vpc.name}`,
    at: vpc,
    node: vpc,
    vpc,
    ports,
    homes,
    addresses: homes.length ? cidrsOf(homes) : [cidr ?? ''].filter(Boolean),
  };
}

function ofNode(
  graph: TraceGraph,
  { node: id, port }: Extract<TracePlace, { node: string }>,
): FarEnd {
  const node = graph.find(id);
  const ports = portsOf(
    port ?? (typeof node?.port === 'number' ? node.port : HTTPS),
  );
  if (!node) {
    const problem = `There is no ${id} in this graph`;
    const at: Place = { kind: 'internet', id };
    return { name: id, at, ports, homes: [], addresses: [], problem };
  }
  const attached = graph.targets(id, 'attached-to', 'subnet');
  const guarded = {
    at: node,
    node,
    ports,
    vpc: graph.vpcOf(attached[0] ?? node),
    homes: attached,
    addresses: attached.length ? cidrsOf(attached) : listOf(node, 'addresses'),
    groups: graph.targets(id, 'secured-by', 'security-group'),
  };
  switch (node.kind) {
    case 'vpc':
      return ofVpc(graph, node, ports);
    case 'subnet':
      return {
        ...guarded,
        name: `subnet ${node.name}`,
        vpc: graph.vpcOf(node),
        homes: [node],
        addresses: cidrsOf([node]),
        groups: undefined,
      };
    case 'database':
      return { ...guarded, name: `database ${node.name}` };
    case 'workspace':
      return { ...guarded, name: `the nodes of workspace ${node.name}` };
    case 'vpc-endpoint':
      return { ...guarded, name: `endpoint ${node.name}` };
    case 'bucket':
      return { ...guarded, name: `bucket ${node.name}`, groups: undefined };
    default:
      return {
        ...guarded,
        name: node.name,
        problem: `${node.name} has no addresses that traffic could be sent to`,
      };
  }
}

function ofAddress(
  graph: TraceGraph,
  { address, port }: Extract<TracePlace, { address: string }>,
): FarEnd {
  const range = parseRange(address);
  const end = {
    name: address,
    at: { kind: 'internet' as const, id: address },
    ports: portsOf(port ?? HTTPS),
    addresses: [address],
  };
  if (!range) {
    const problem = `${address} is no IPv4 address and no CIDR block`;
    return { ...end, homes: [], problem };
  }
  const homes = graph.ofKind('subnet').filter(subnet => {
    const own = parseRange(textOf(subnet, 'cidr'));
    return own !== undefined && overlaps(own, range);
  });
  const vpcs = graph.ofKind('vpc').filter(vpc => {
    const own = parseRange(textOf(vpc, 'cidr'));
    return own !== undefined && covers(own, range);
  });
  const vpc = (homes[0] && graph.vpcOf(homes[0])) ?? vpcs[0];
  return {
    ...end,
    ...(vpc && { at: vpc, vpc }),
    homes: homes.filter(home => graph.vpcOf(home) === vpc),
  };
}

/** What a query's place is, in the graph. Never throws. */
export function farEndOf(graph: TraceGraph, place: TracePlace): FarEnd {
  return 'node' in place ? ofNode(graph, place) : ofAddress(graph, place);
}
