import { Topology, TopologyNode } from '../Topology';
import { clusterWay } from './clusterWay';
import { destinationOf } from './Destination';
import { farEndOf } from './farEndOf';
import { placeWay } from './placeWay';
import { serverlessWay } from './serverlessWay';
import { doubt, Step, stop, Way } from './Step';
import { TraceQuery, TraceResult } from './TraceResult';
import { listOf, textOf, TraceGraph } from './TraceGraph';
import { USER, userWays } from './userWay';

function walk(way: Way): Step[] {
  const steps: Step[] = [];
  for (const step of way) {
    steps.push(step);
    if (step.blocks) break;
  }
  return steps;
}

function isBlocked(steps: Step[]): boolean {
  return steps.some(step => step.blocks);
}

function isUnknown(steps: Step[]): boolean {
  return steps.some(({ hop }) => hop.isUnknown);
}

function resultOf(steps: Step[], unread: string[] = []): TraceResult {
  const hops = steps.map(({ hop }) => hop);
  const blocked = steps.find(step => step.blocks);
  const open = blocked ? undefined : steps.find(({ hop }) => hop.isUnknown);
  const passes = open ? 'unknown' : 'allowed';
  return {
    verdict: blocked ? 'blocked' : passes,
    hops,
    ...(blocked && { blockedBy: blocked.hop.id }),
    ...(open && { unknownAt: open.hop.id }),
    ...(unread.length && { unread }),
  };
}

/** What of the networks that a workspace is in could not be read. */
function unreadAround(graph: TraceGraph, workspace: TopologyNode): string[] {
  const unread = graph
    .targets(workspace.id, 'attached-to', 'subnet')
    .map(subnet => graph.vpcOf(subnet))
    .filter(vpc => vpc !== undefined)
    .flatMap(vpc => listOf(vpc, 'unread'));
  return [...new Set(unread)];
}

/** Says of the first hop what holds for the subnets that are not shown. */
function withOthers(steps: Step[], note: string): Step[] {
  const [first, ...rest] = steps;
  if (!first || !note) return steps;
  const reason = `${first.hop.reason}. ${note}`;
  return [{ ...first, hop: { ...first.hop, reason } }, ...rest];
}

function placesOf(subnets: TopologyNode[]): string {
  return subnets
    .map(subnet => textOf(subnet, 'availabilityZone') ?? subnet.name)
    .join(', ');
}

/** What is asked for, and the ways to it. */
interface Asked {
  name: string;
  fromSubnet: (subnet: TopologyNode) => Way;
  fromServerless: () => Way;
}

function askedFor(
  graph: TraceGraph,
  workspace: TopologyNode,
  to: TraceQuery['to'],
  region: string,
): Asked {
  if (typeof to === 'string') {
    const destination = destinationOf(to, region);
    return {
      name: destination.name,
      fromSubnet: subnet =>
        clusterWay(graph, workspace, subnet, destination, region),
      fromServerless: () => serverlessWay(graph, workspace, destination),
    };
  }
  const end = farEndOf(graph, to);
  return {
    name: end.name,
    fromSubnet: subnet => placeWay(graph, workspace, subnet, end, region),
    *fromServerless() {
      yield stop(
        workspace,
        `Serverless compute of ${workspace.name} is in no network of this graph, so no way of it to ${end.name} is known`,
      );
    },
  };
}

/** Every subnet must let it through: nodes may be started in any of them. */
function fromCluster(
  graph: TraceGraph,
  workspace: TopologyNode,
  asked: Asked,
): Step[] {
  const subnets = graph.targets(workspace.id, 'attached-to', 'subnet');
  if (!subnets.length) {
    return textOf(workspace, 'computeMode') === 'SERVERLESS'
      ? walk(asked.fromServerless())
      : [
          doubt(
            workspace,
            `Which subnets workspace ${workspace.name} is in is not known: its network is one that Databricks made, or was not read`,
          ),
        ];
  }
  const ways = subnets.map(subnet => ({
    subnet,
    steps: walk(asked.fromSubnet(subnet)),
  }));
  const blocked = ways.filter(({ steps }) => isBlocked(steps));
  const unknown = ways.filter(
    way => !blocked.includes(way) && isUnknown(way.steps),
  );
  const open = ways.filter(
    way => !blocked.includes(way) && !unknown.includes(way),
  );
  const [shown] = [...blocked, ...unknown, ...open];
  const others = (list: typeof ways) =>
    placesOf(list.filter(way => way !== shown).map(({ subnet }) => subnet));
  if (shown === open[0]) {
    const same = others(open);
    return withOthers(
      shown.steps,
      same && `It gets there from ${same} as well`,
    );
  }
  const alsoBlocked = others(blocked);
  const alsoUnknown = others(unknown);
  const stillOpen = others(open);
  const either = blocked.length ? '' : ' either';
  return withOthers(
    shown.steps,
    [
      alsoBlocked && `It is blocked from ${alsoBlocked} as well`,
      alsoUnknown &&
        `Whether it gets there from ${alsoUnknown} is not known${either}`,
      stillOpen && `It gets there from ${stillOpen}`,
    ]
      .filter(Boolean)
      .join('. '),
  );
}

function fromUser(
  graph: TraceGraph,
  workspace: TopologyNode,
  to: TraceQuery['to'],
  asked: Asked,
  region: string,
): Step[] {
  if (to !== 'control-plane') {
    return [
      stop(
        USER,
        `People reach the workspace only; ${asked.name} is asked for by compute, so trace from a cluster`,
      ),
    ];
  }
  const destination = destinationOf(to, region);
  const ways = userWays(graph, workspace, destination).map(walk);
  return ways.find(steps => !isBlocked(steps)) ?? ways[0];
}

function regionOf(graph: TraceGraph, workspace: TopologyNode): string {
  const [subnet] = graph.targets(workspace.id, 'attached-to', 'subnet');
  const vpc = subnet && graph.vpcOf(subnet);
  return (
    (vpc && textOf(vpc, 'region')) ?? textOf(workspace, 'region') ?? 'REGION'
  );
}

/**
 * Follows traffic of the workspace through the graph: what DNS answers, which
 * rules of security groups and network ACLs let it through, the most specific
 * route, and the endpoint or gateway that it leads to. From several subnets,
 * all have to get there. Computed from the graph and nothing else; never
 * throws. A graph of several workspaces answers for the one that is asked for,
 * else for the first one.
 *
 * To another network it goes through peering connections and transit gateways,
 * which have to be accepted, have a route, and lead the answers back. An observed
 * transit gateway decides by the route table that the attachment is associated
 * with; of one whose tables could not be read, as of another account, the verdict
 * is `unknown`.
 *
 * It knows what the graph holds, declared or observed: not the bucket policies,
 * credentials or firewalls that may stop a request as well. Of an observed
 * network it heeds what is gone or not available as well, and says what could
 * not be read.
 *
 * @public
 */
export function trace(topology: Topology, query: TraceQuery): TraceResult {
  const graph = new TraceGraph(topology);
  const workspace = graph
    .ofKind('workspace')
    .find(({ id }) => query.workspace === undefined || query.workspace === id);
  if (!workspace) {
    return resultOf([
      stop(
        { kind: 'workspace', id: query.workspace ?? 'workspace' },
        query.workspace === undefined
          ? 'There is no workspace in this graph'
          : `There is no workspace ${query.workspace} in this graph`,
      ),
    ]);
  }
  const region = regionOf(graph, workspace);
  const asked = askedFor(graph, workspace, query.to, region);
  return resultOf(
    query.from === 'user'
      ? fromUser(graph, workspace, query.to, asked, region)
      : fromCluster(graph, workspace, asked),
    unreadAround(graph, workspace),
  );
}
