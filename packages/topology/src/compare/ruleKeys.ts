import { parseRouteText } from '../parseRouteText';
import { NodeKind, TopologyNode } from '../Topology';
import { listOf } from '../trace/TraceGraph';
import { ComparedGraph } from './ComparedGraph';

const RULE = /^(\S+)((?: \S+)?) (from|to) (.+)$/;
const PROTOCOLS: Record<string, string> = {
  '-1': 'all',
  '1': 'icmp',
  '6': 'tcp',
  '17': 'udp',
};
/** Texts that stand for themselves on both sides. */
const PLAIN = /^(itself|local)$|^[\d.:a-f]+\/\d+$|^com\.amazonaws\./;
const PREFIX_LIST = /^(pl-[0-9a-z-]+|com\.amazonaws\..+|a prefix list)$/;
/** The kinds that routes lead to. */
const TARGETS: NodeKind[] = [
  'egress-only-internet-gateway',
  'internet-gateway',
  'nat-gateway',
  'peering-connection',
  'transit-gateway',
  'vpc-endpoint',
];
const AWS_ID = /^[a-z]+-[0-9a-f]+$|^arn:/;

/** What a text that names a node is on both sides. */
function keyOfNode(
  graph: ComparedGraph,
  nodes: TopologyNode[],
  text: string,
): string {
  const node = nodes.find(item => item.id === text || item.name === text);
  return (node && (graph.token(node.id) ?? node.id)) ?? text;
}

/** A prefix list, by its name where both sides know it. */
function nameOfList(graph: ComparedGraph, text: string): string {
  return graph.arePrefixListsAlike && PREFIX_LIST.test(text)
    ? 'a prefix list'
    : text;
}

/** A security group's rule, with its peer as both sides know it. */
export function groupRuleKey(
  graph: ComparedGraph,
  group: TopologyNode,
  text: string,
): string {
  const [, protocol, ports, way, peer] = RULE.exec(text) ?? [];
  if (!peer) return text;
  const peers =
    way === 'to'
      ? graph.targets(group.id, 'reaches')
      : graph.sources(group.id, 'reaches');
  // A group that is called like something else goes by its id in rules.
  const said = nameOfList(graph, peer);
  const end = PLAIN.test(said) ? said : keyOfNode(graph, peers, said);
  return `${PROTOCOLS[protocol] ?? protocol}${ports} ${way} ${end}`;
}

/** A network ACL's rule; protocols are numbers or names. */
export function aclRuleKey(text: string): string {
  const [number, action, protocol, ...rest] = text.split(' ');
  return [number, action, PROTOCOLS[protocol] ?? protocol, ...rest].join(' ');
}

interface RouteKey {
  text: string;
  destination: string;
  /** Undefined where it is known only after apply. */
  target?: string;
}

function routeKeys([graph, table]: [ComparedGraph, TopologyNode]): RouteKey[] {
  const nodes = graph.targets(table.id, 'routes-to');
  return listOf(table, 'routes').map(text => {
    const { destination, target: name } = parseRouteText(text) ?? {
      destination: text,
      target: '',
    };
    const key = keyOfNode(graph, nodes, name);
    const isUnread =
      !graph.find(key) &&
      TARGETS.some(kind => graph.gapsOfKind(kind, graph.placeOf(table)).length);
    const isKnown =
      key.startsWith('#') || PLAIN.test(key) || (AWS_ID.test(key) && !isUnread);
    return {
      text,
      destination: nameOfList(graph, destination),
      ...(isKnown && { target: key }),
    };
  });
}

/**
 * The routes of a table that the other side has no equal of. One whose target is
 * known only after apply is equal to any to the same destination.
 */
export function missingRoutes(
  side: [ComparedGraph, TopologyNode],
  other: [ComparedGraph, TopologyNode],
): string[] {
  const known = routeKeys(other);
  return routeKeys(side)
    .filter(
      route =>
        !known.some(
          ({ destination, target }) =>
            destination === route.destination &&
            (target === undefined ||
              route.target === undefined ||
              target === route.target),
        ),
    )
    .map(({ text }) => text);
}
