import { TopologyNode } from '../Topology';
import { AclRule, parseAclRule, Ports, writePorts } from './parseRule';
import { covers, parseRange, Range } from './Range';
import { pass, Step, stop } from './Step';
import { listOf, TraceGraph } from './TraceGraph';

/** What answers come back to. */
const EPHEMERAL: Ports = { first: 1024, last: 65535 };

/** The ACL of a subnet: its own, else the default one where it is declared. */
export function networkAclOf(
  graph: TraceGraph,
  subnet: TopologyNode,
): TopologyNode | undefined {
  const [own] = graph.targets(subnet.id, 'associated-with', 'network-acl');
  const vpc = graph.vpcOf(subnet);
  return (
    own ??
    (vpc && graph.inVpc(vpc, 'network-acl').find(acl => acl.isDefault === true))
  );
}

/** Whether a rule says something about some of this traffic. */
function touches(rule: AclRule, ports: Ports, range: Range): boolean {
  const peer = parseRange(rule.peer);
  return (
    (rule.protocol === 'all' || rule.protocol === 'tcp') &&
    rule.ports.first <= ports.last &&
    ports.first <= rule.ports.last &&
    peer !== undefined &&
    peer.first <= range.last &&
    range.first <= peer.last
  );
}

/** Whether a rule says it about all of this traffic. */
function decides(rule: AclRule, ports: Ports, range: Range): boolean {
  const peer = parseRange(rule.peer);
  return (
    rule.ports.first <= ports.first &&
    ports.last <= rule.ports.last &&
    peer !== undefined &&
    covers(peer, range)
  );
}

/**
 * What stops this traffic: the first rule that denies some of it before one
 * allows all of it, or that there is none.
 */
function objection(
  rules: AclRule[],
  ports: Ports,
  range: Range,
): string | undefined {
  for (const rule of rules) {
    if (!touches(rule, ports, range)) continue;
    // A narrow denial of some public addresses leaves the others open.
    if (!rule.allow && range.prefix === 0 && !decides(rule, ports, range)) {
      continue;
    }
    if (!rule.allow) return `rule ${rule.text}`;
    if (decides(rule, ports, range)) return undefined;
  }
  return 'no rule allows it';
}

/**
 * The network ACL of a subnet, on the way out and for the answers that come
 * back (or, into an endpoint's subnet, the other way around). A subnet without
 * one has the default of its VPC, which allows everything.
 */
export function networkAclSteps(
  graph: TraceGraph,
  options: {
    subnet: TopologyNode;
    /** Whether the traffic leaves the subnet or comes into it. */
    direction: 'egress' | 'ingress';
    ports: Ports[];
    peer: { name: string; ranges: Range[] };
  },
): Step[] {
  const { subnet, direction, ports, peer } = options;
  const acl = networkAclOf(graph, subnet);
  if (!acl) return [];
  const back = direction === 'egress' ? 'ingress' : 'egress';
  const rulesOf = (side: 'egress' | 'ingress') =>
    listOf(acl, side)
      .map(parseAclRule)
      .filter(rule => rule !== undefined)
      .sort((left, right) => left.number - right.number);
  const way = direction === 'egress' ? 'out to' : 'in from';
  for (const range of peer.ranges) {
    for (const span of ports) {
      const problem = objection(rulesOf(direction), span, range);
      if (problem) {
        return [
          stop(
            acl,
            `Does not let TCP ${writePorts(span)} ${way} ${
              peer.name
            }: ${problem}`,
          ),
        ];
      }
    }
    const problem = objection(rulesOf(back), EPHEMERAL, range);
    if (problem) {
      return [
        stop(
          acl,
          `Does not let the answers of ${peer.name} pass (TCP ${writePorts(
            EPHEMERAL,
          )}): ${problem}`,
        ),
      ];
    }
  }
  return [
    pass(
      acl,
      `Lets TCP ${ports.map(writePorts).join(', ')} ${way} ${
        peer.name
      }, and the answers back`,
    ),
  ];
}
