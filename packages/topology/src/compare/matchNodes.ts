import { NodeKind, TopologyNode } from '../Topology';
import { textOf } from '../trace/TraceGraph';
import { ComparedGraph } from './ComparedGraph';

/**
 * What a node may be known by on both sides; undefined where it has none of it.
 * Two nodes match when they are the only ones of their side with a key.
 */
type Key = (graph: ComparedGraph, node: TopologyNode) => string | undefined;

const AWS_ID = /^[a-z]+-[0-9a-f]{8,17}$/;

/** All parts, or none. */
function joined(...parts: Array<string | undefined>): string | undefined {
  return parts.some(part => part === undefined)
    ? undefined
    : JSON.stringify(parts);
}

const byNodeId: Key = (_, node) => node.id;
/** What is looked up by its AWS id is called by it. */
const byId: Key = (_, node) => (AWS_ID.test(node.name) ? node.name : node.id);
const byName: Key = (graph, node) => joined(graph.scope(node), node.name);
const byNameAlone: Key = (_, node) => node.name;
const alone: Key = (graph, node) => graph.scope(node);

/** By details, within what is around the node. */
function by(...details: string[]): Key {
  return (graph, node) =>
    joined(graph.scope(node), ...details.map(detail => textOf(node, detail)));
}

/** By details wherever it is. */
function anywhereBy(...details: string[]): Key {
  return (_, node) => joined(...details.map(detail => textOf(node, detail)));
}

/** By what was matched before: the ends of edges into or out of it. */
function byEnds(
  direction: 'sources' | 'targets',
  kind:
    | 'associated-with'
    | 'attached-to'
    | 'secured-by'
    | 'stores-in'
    | 'registers'
    | 'restricted-by',
  ...details: string[]
): Key {
  return (graph, node) => {
    const ends = graph[direction](node.id, kind).map(end =>
      graph.token(end.id),
    );
    const known = ends.filter(end => end !== undefined).sort();
    return known.length
      ? joined(...known, ...details.map(detail => String(node[detail] ?? '')))
      : undefined;
  };
}

/** A VPC that nothing else tells apart, by the subnets in it. */
const bySubnets: Key = (graph, vpc) => {
  const blocks = graph
    .inVpc(vpc, 'subnet')
    .map(subnet => textOf(subnet, 'cidr'))
    .filter(cidr => cidr !== undefined)
    .sort();
  return blocks.length ? joined(...blocks) : undefined;
};

/** The only one of its kind. */
const byNothing: Key = () => '';

const byParent: Key = (graph, node) => {
  const parent = graph.parent(node);
  return parent?.kind === 'subnet' ? graph.token(parent.id) : undefined;
};

const flag =
  (detail: string): Key =>
  (graph, node) =>
    node[detail] === true ? joined(graph.scope(node), detail) : undefined;

const ofRegion: Key = (_, node) => joined(textOf(node, 'region'), node.name);

/** In this order: what is around others, or others are known by, comes first. */
const KEYS: Array<[NodeKind, Key[]]> = [
  ['account', [byId, anywhereBy('accountId'), byNothing]],
  ['region', [byId]],
  ['control-plane', [byId, anywhereBy('region')]],
  [
    'vpc',
    [
      byId,
      (graph, node) => joined(byName(graph, node), textOf(node, 'cidr')),
      byName,
      by('cidr', 'region'),
      bySubnets,
    ],
  ],
  ['availability-zone', [byName]],
  ['subnet', [byId, by('cidr', 'availabilityZone'), byName, by('cidr')]],
  ['nat-gateway', [byId, byParent, byName, by('availabilityZone')]],
  ['internet-gateway', [byId, byName, alone]],
  ['egress-only-internet-gateway', [byId, byName, alone]],
  ['elastic-ip', [byId, byName]],
  [
    'route-table',
    [byId, byName, byEnds('sources', 'associated-with'), flag('isMain')],
  ],
  [
    'vpc-endpoint',
    [
      byId,
      (graph, node) => joined(byName(graph, node), textOf(node, 'service')),
      (graph, node) =>
        joined(by('service')(graph, node), String(node.purpose ?? '')),
      by('service'),
    ],
  ],
  ['workspace', [byId, ofRegion, byEnds('targets', 'attached-to')]],
  [
    'security-group',
    [byId, flag('isDefault'), byName, byEnds('sources', 'secured-by')],
  ],
  [
    'network-acl',
    [
      byId,
      flag('isDefault'),
      byName,
      byEnds('sources', 'associated-with', 'isDefault'),
    ],
  ],
  ['registered-endpoint', [byId, byEnds('targets', 'registers'), ofRegion]],
  [
    'private-access-settings',
    [byId, ofRegion, byEnds('sources', 'restricted-by')],
  ],
  ['bucket', [byId, byNameAlone, byEnds('sources', 'stores-in')]],
  ['peering-connection', [byId, byNameAlone, byEnds('targets', 'attached-to')]],
  [
    'transit-gateway',
    [byId, byNameAlone, byEnds('targets', 'attached-to', 'region')],
  ],
  ['transit-gateway-route-table', [byId, byNameAlone]],
  ['hosted-zone', [byId, byName, byNameAlone]],
  ['kms-key', [byId, byName, byNameAlone]],
  ['instance-profile', [byId, byName, byNameAlone]],
  ['ip-access-list', [byId, byNameAlone]],
  ['network-connectivity', [byId, byNameAlone]],
  ['network-policy', [byId, byNameAlone]],
  ['database', [byId, byNameAlone]],
  ['on-premises', [byId]],
  ['kinesis-stream', [byId, byNameAlone]],
  ['delivery-stream', [byId, byNameAlone]],
  ['event-rule', [byId, byNameAlone]],
  ['state-machine', [byId, byNameAlone]],
  ['job', [byId, byNameAlone]],
  ['share', [byId, byNameAlone]],
];

function keyed(
  graph: ComparedGraph,
  kind: NodeKind,
  key: Key,
): Map<string, TopologyNode[]> {
  const found = new Map<string, TopologyNode[]>();
  for (const node of graph.unmatched(kind)) {
    const text = key(graph, node);
    if (text === undefined) continue;
    const list = found.get(text);
    if (list) list.push(node);
    else found.set(text, [node]);
  }
  return found;
}

/**
 * Matches the nodes of two graphs, whose ids differ, by kind and by what each
 * kind is known by: names, CIDR blocks, zones, services, and what was matched
 * before. Whichever side is first, the matches are the same.
 *
 * @returns ids of the one side → ids of the other
 */
export function matchNodes(
  left: ComparedGraph,
  right: ComparedGraph,
): Map<string, string> {
  const pairs = new Map<string, string>();
  for (const [kind, keys] of KEYS) {
    for (const key of [byNodeId, ...keys]) {
      const others = keyed(right, kind, key);
      for (const [text, [node, ...more]] of keyed(left, kind, key)) {
        const [other, ...twins] = others.get(text) ?? [];
        if (!other || more.length || twins.length) continue;
        const token = `#${pairs.size}`;
        pairs.set(node.id, other.id);
        left.setToken(node.id, token);
        right.setToken(other.id, token);
      }
    }
  }
  return pairs;
}
