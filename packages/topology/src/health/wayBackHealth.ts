import { TopologyNode } from '../Topology';
import { closedAttachment, gatewayWay, mayBeVpc } from '../trace/gatewayWay';
import { parseRange, Range } from '../trace/Range';
import { listOf, textOf } from '../trace/TraceGraph';
import { GatewaySending, isTakenBy } from './gatewaySendings';
import { finding, HealthContext } from './HealthContext';
import { HealthFinding } from './HealthFinding';

/** Addresses that ask, or are asked for. */
interface Block {
  address: string;
  range: Range;
}

/** A VPC with what it sends to transit gateways. */
interface Sender {
  vpc: TopologyNode;
  sent: GatewaySending[];
  blocks: Block[];
  hasWorkspace: boolean;
}

/** What does not come back, by where it ends. */
interface LostAnswers {
  at: string;
  reason: string;
  vpcs: TopologyNode[];
  isUsed: boolean;
}

/** So many are named; of the others it is said how many they are. */
const NAMED = 3;

function sendersOf(context: HealthContext, all: GatewaySending[]): Sender[] {
  const byVpc = new Map<TopologyNode, GatewaySending[]>();
  for (const sending of all) {
    const sent = byVpc.get(sending.vpc);
    if (sent) sent.push(sending);
    else byVpc.set(sending.vpc, [sending]);
  }
  return [...byVpc].map(([vpc, sent]) => {
    const subnets = context.workspaces
      .filter(network => network.vpc === vpc)
      .flatMap(network => network.subnets);
    const texts = subnets.length
      ? subnets.map(subnet => textOf(subnet, 'cidr'))
      : [textOf(vpc, 'cidr'), ...listOf(vpc, 'cidrs')];
    const blocks = [...new Set(texts)].flatMap(address => {
      const range = parseRange(address);
      return address && range ? [{ address, range }] : [];
    });
    return { vpc, sent, blocks, hasWorkspace: subnets.length > 0 };
  });
}

/** The route by which a VPC gets to another one, and the gateway that leads there. */
function wayTo(
  { graph }: HealthContext,
  from: Sender,
  to: Sender,
): { sending: GatewaySending; gateway: TopologyNode } | undefined {
  for (const block of to.blocks) {
    const sending = from.sent.find(item => isTakenBy(item, block.range));
    const { exit } = sending
      ? gatewayWay(graph, sending.gateway, from.vpc, block)
      : { exit: undefined };
    if (
      sending &&
      exit?.route.end === to.vpc &&
      !closedAttachment(exit.gateway, to.vpc)
    ) {
      return { sending, gateway: exit.gateway };
    }
  }
  return undefined;
}

/** Where answers end on their way back, if they do. */
function lostAnswer(
  { graph }: HealthContext,
  from: Sender,
  to: Sender,
  gateway: TopologyNode,
): { at: string; reason: string } | undefined {
  for (const block of from.blocks) {
    // Its own routes may lead back another way, as through a peering connection.
    const isSent = to.sent.some(
      item => item.gateway === gateway && isTakenBy(item, block.range),
    );
    if (!isSent) continue;
    const { exit, steps } = gatewayWay(graph, gateway, to.vpc, block);
    const blocked = steps.find(step => step.blocks);
    if (blocked) return { at: blocked.hop.id, reason: blocked.hop.reason };
    // A VPC in between, such as one that inspects traffic, may send it on.
    if (exit && !exit.route.end && !mayBeVpc(exit.route)) {
      const { route, table } = exit;
      return { at: table.id, reason: `Route ${route.text} leads elsewhere` };
    }
  }
  return undefined;
}

function namesOf(vpcs: TopologyNode[]): string {
  const names = vpcs.slice(0, NAMED).map(({ name }) => name);
  const more = vpcs.length - names.length;
  return `${names.join(', ')}${more ? ` and ${more} more` : ''}`;
}

/**
 * VPCs that a workspace's VPC gets to through transit gateways, or that get to it,
 * and whose answers a transit gateway does not bring back: the route table that
 * their attachment is associated with has no route there.
 */
export function wayBackHealth(
  context: HealthContext,
  sendings: GatewaySending[],
): HealthFinding[] {
  const senders = sendersOf(context, sendings);
  return senders.flatMap(from => {
    const lost = new Map<string, LostAnswers>();
    for (const to of senders) {
      if (to === from || !(from.hasWorkspace || to.hasWorkspace)) continue;
      const way = wayTo(context, from, to);
      const answer = way && lostAnswer(context, from, to, way.gateway);
      if (!answer) continue;
      const same = lost.get(answer.at);
      lost.set(answer.at, {
        at: answer.at,
        reason: same?.reason ?? answer.reason,
        vpcs: [...(same?.vpcs ?? []), to.vpc],
        isUsed: same?.isUsed || way.sending.isUsed,
      });
    }
    return [...lost.values()].map(({ at, isUsed, reason, vpcs }) =>
      finding({
        rule: 'no-way-back',
        severity: isUsed ? 'error' : 'warning',
        source: 'aws',
        nodes: [from.vpc.id, at, ...vpcs.map(({ id }) => id)],
        detail: at,
        message: `VPC ${from.vpc.name} gets to ${namesOf(
          vpcs,
        )} through a transit gateway, and the answers do not come back: ${reason}`,
      }),
    );
  });
}
