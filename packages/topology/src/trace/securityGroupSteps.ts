import { TopologyNode } from '../Topology';
import { isCustomerPrefixList } from './customerPrefixList';
import { GroupRule, parseRule, Ports, writePorts } from './parseRule';
import { ANYWHERE, covers, parseRange, Range } from './Range';
import { doubt, pass, Place, Step, stop } from './Step';
import { listOf, OWNER, TraceGraph } from './TraceGraph';

/** Who is at the other end, as rules can name it. */
export interface Peer {
  /** For people: `endpoint hello-sts`. */
  name: string;
  /** Its addresses; all of them must be let through. */
  ranges: Range[];
  /** Its security groups. */
  groups: TopologyNode[];
  /** The AWS service whose prefix list holds it. */
  service?: string;
}

type Direction = 'ingress' | 'egress';

function namesGroup(
  graph: TraceGraph,
  own: TopologyNode,
  direction: Direction,
  rule: GroupRule,
  peer: Peer,
): boolean {
  if (rule.peer === 'itself') return peer.groups.includes(own);
  return peer.groups
    .filter(group => group.name === rule.peer || group.id === rule.peer)
    .some(group => {
      const [source, target] =
        direction === 'egress' ? [own, group] : [group, own];
      return graph.targets(source.id, 'reaches').includes(target);
    });
}

/** Whether a rule is about an end: by its service, its group or its addresses. */
function matches(
  graph: TraceGraph,
  own: TopologyNode,
  direction: Direction,
  rule: GroupRule,
  peer: Peer,
  addresses: Range | undefined,
  protocol: string,
): boolean {
  if (rule.protocol !== protocol && rule.protocol !== 'all') return false;
  if (peer.service !== undefined && rule.peer === peer.service) return true;
  const range = parseRange(rule.peer);
  return range
    ? addresses !== undefined && covers(range, addresses)
    : namesGroup(graph, own, direction, rule, peer);
}

/** Whether a rule is by a prefix list of a customer, so that it may be about an end. */
function mayMatch(
  graph: TraceGraph,
  own: TopologyNode,
  direction: Direction,
  rule: GroupRule,
  protocol: string,
): boolean {
  const named = (
    direction === 'egress'
      ? graph.targets(own.id, 'reaches')
      : graph.sources(own.id, 'reaches')
  ).some(({ id, name }) => rule.peer === name || rule.peer === id);
  return (
    (rule.protocol === protocol || rule.protocol === 'all') &&
    !named &&
    isCustomerPrefixList(rule.peer)
  );
}

/**
 * Whether the security groups of one end let TCP through to, or from, the
 * other: AWS adds up the rules of all groups, and every port needs one. A group
 * that is looked up has rules that the graph does not hold; what is in a prefix
 * list of a customer is not known.
 *
 * @param at - where traffic ends when there is no group at all
 */
export function securityGroupSteps(
  graph: TraceGraph,
  options: {
    groups: TopologyNode[];
    direction: Direction;
    ports: Ports[];
    peer: Peer;
    at: Place;
    /** TCP, where nothing is said. */
    protocol?: 'tcp' | 'udp';
  },
): Step[] {
  const { groups, direction, ports, peer, at, protocol = 'tcp' } = options;
  const way = direction === 'egress' ? 'out to' : 'in from';
  const word = protocol.toUpperCase();
  const wanted = `${word} ${ports.map(writePorts).join(', ')}`;
  const owned = groups.find(group => group.existing === true);
  if (!groups.length) {
    return [stop(at, `No security group lets ${wanted} ${way} ${peer.name}`)];
  }
  const all = groups.flatMap(group =>
    listOf(group, direction)
      .map(parseRule)
      .filter(rule => rule !== undefined)
      .map(rule => ({ group, rule })),
  );
  // Rules may each be about a part of the addresses; every part needs its own.
  const perRange = [
    ...peer.ranges,
    ...(peer.ranges.length ? [] : [undefined]),
  ].map(range =>
    all.filter(({ group, rule }) =>
      matches(graph, group, direction, rule, peer, range, protocol),
    ),
  );
  const missing = ports.filter(span =>
    perRange.some(rules => !coveredTogether(rules, span)),
  );
  const rules = [...new Set(perRange.flat())];
  if (missing.length && owned) {
    return [pass(owned, `Lets ${wanted} ${way} ${peer.name}, ${OWNER}`)];
  }
  const listed = all.filter(({ group, rule }) =>
    mayMatch(graph, group, direction, rule, protocol),
  );
  const isListed = missing.every(span =>
    perRange.every(known => coveredTogether([...known, ...listed], span)),
  );
  if (missing.length && listed.length && isListed) {
    const [{ group, rule }] = listed;
    return [
      doubt(
        group,
        `Whether rule ${rule.text} lets ${word} ${missing
          .map(writePorts)
          .join(', ')} ${way} ${
          peer.name
        } is not known: what is in its prefix list is not read`,
      ),
    ];
  }
  if (missing.length) {
    return [
      stop(
        groups[0],
        `No rule lets ${word} ${missing.map(writePorts).join(', ')} ${way} ${
          peer.name
        }`,
      ),
    ];
  }
  const used = rules
    .filter(({ rule }) =>
      ports.some(
        range =>
          rule.ports.first <= range.last && range.first <= rule.ports.last,
      ),
    )
    .sort((left, right) => left.rule.ports.first - right.rule.ports.first);
  return [...new Set(used.map(({ group }) => group))].map(group =>
    pass(
      group,
      `Lets ${wanted} ${way} ${peer.name}: ${[
        ...new Set(
          used
            .filter(item => item.group === group)
            .map(({ rule }) => rule.text),
        ),
      ].join(', ')}`,
    ),
  );
}

/** Whether rules cover a range of ports between them, port after port. */
function coveredTogether(
  rules: Array<{ rule: GroupRule }>,
  range: Ports,
): boolean {
  const spans = rules
    .map(({ rule }) => rule)
    .map(({ ports }) => ports)
    .sort((left, right) => left.first - right.first);
  const next = spans.reduce(
    (port, { first, last }) =>
      first <= port && last >= port ? last + 1 : port,
    range.first,
  );
  return next > range.last;
}

/** Anybody with a public address. */
export function publicPeer(name: string, service?: string): Peer {
  return { name, ranges: [ANYWHERE], groups: [], service };
}
