import { TopologyNode } from '../Topology';
import { Destination } from './Destination';
import { coversPorts, parseRule } from './parseRule';
import { covers, parseRange, Range } from './Range';
import { settingsStep } from './registrationStep';
import { pass, Place, stop, Way } from './Step';
import { listOf, OWNER, textOf, TraceGraph } from './TraceGraph';

/** The person, who is no part of the graph. */
export const USER: Place = { kind: 'user', id: 'user' };
const HTTPS = { first: 443, last: 443 };

function settingsOf(
  graph: TraceGraph,
  workspace: TopologyNode,
): TopologyNode | undefined {
  return graph.targets(
    workspace.id,
    'restricted-by',
    'private-access-settings',
  )[0];
}

function* arrive(graph: TraceGraph, workspace: TopologyNode): Way {
  yield pass(workspace, `Sign-in page and APIs of ${workspace.name}`);
  const [plane] = graph.targets(workspace.id, 'managed-by', 'control-plane');
  if (plane) yield pass(plane, 'Databricks control plane');
}

/** Whether any address of the allowed ranges is left by the blocked ones. */
function leavesSome(allowed: Range[], blocked: Range[]): boolean {
  return allowed.some(range => !blocked.some(outer => covers(outer, range)));
}

function* pastAccessLists(graph: TraceGraph, workspace: TopologyNode): Way {
  const lists = graph.targets(workspace.id, 'restricted-by', 'ip-access-list');
  const enabled = lists.filter(list => list.enabled === true);
  for (const list of lists.filter(item => !enabled.includes(item))) {
    yield pass(list, 'Not enabled, so it keeps nobody out');
  }
  const rangesOf = (type: string) =>
    enabled
      .filter(list => list.listType === type)
      .flatMap(list => listOf(list, 'addresses'))
      .map(parseRange)
      .filter(range => range !== undefined);
  const allowLists = enabled.filter(list => list.listType === 'ALLOW');
  const blocked = rangesOf('BLOCK');
  for (const list of enabled.filter(item => item.listType === 'BLOCK')) {
    yield pass(
      list,
      `Keeps out ${listOf(list, 'addresses').join(', ') || 'nobody'}`,
    );
  }
  if (!allowLists.length) return;
  if (!leavesSome(rangesOf('ALLOW'), blocked)) {
    yield stop(
      allowLists[0],
      'The IP access lists let no address in: what they allow is empty or blocked',
    );
    return;
  }
  for (const list of allowLists) {
    yield pass(
      list,
      `Lets in ${
        listOf(list, 'addresses').join(', ') || 'nobody'
      }; who is in no list of this kind stays out`,
    );
  }
}

/** Over the internet: public access, then the IP access lists. */
function* overInternet(
  graph: TraceGraph,
  workspace: TopologyNode,
  destination: Destination,
): Way {
  yield pass(USER, 'A person with a browser, anywhere');
  yield pass(
    { kind: 'dns', id: destination.host },
    'Answers with public addresses',
  );
  const settings = settingsOf(graph, workspace);
  if (settings?.publicAccess === false) {
    yield stop(
      settings,
      'Public access is off: the workspace answers through PrivateLink only',
    );
    return;
  }
  if (settings) {
    yield pass(
      settings,
      settings.existing === true
        ? `Lets the internet in, ${OWNER}`
        : 'Public access is on',
    );
  }
  yield* pastAccessLists(graph, workspace);
  yield* arrive(graph, workspace);
}

/** Who the endpoint's security groups let in, beside the cluster nodes. */
function* pastEndpointGroups(graph: TraceGraph, endpoint: TopologyNode): Way {
  const groups = graph.targets(endpoint.id, 'secured-by', 'security-group');
  const owned = groups.find(group => group.existing === true);
  const rules = groups.flatMap(group =>
    listOf(group, 'ingress')
      .map(parseRule)
      .filter(rule => rule !== undefined)
      .filter(rule => coversPorts(rule, HTTPS) && parseRange(rule.peer))
      .map(rule => ({ group, rule })),
  );
  const [first] = rules;
  if (first) {
    yield pass(
      first.group,
      `Lets clients in: ${rules.map(({ rule }) => rule.text).join(', ')}`,
    );
  } else if (owned) {
    yield pass(owned, `Lets clients in on TCP 443, ${OWNER}`);
  } else {
    yield stop(
      groups[0] ?? endpoint,
      'No rule lets TCP 443 in from a range of client addresses',
    );
  }
}

/** Through the front-end endpoint, from a network that its names are known in. */
function* throughFrontEnd(
  graph: TraceGraph,
  workspace: TopologyNode,
  registered: TopologyNode,
  destination: Destination,
): Way {
  const [endpoint] = graph.targets(registered.id, 'registers', 'vpc-endpoint');
  yield pass(
    USER,
    'A person with a browser, in a network that reaches the front-end endpoint',
  );
  if (endpoint) {
    const [zone] = graph.sources(endpoint.id, 'resolves-to', 'hosted-zone');
    yield zone
      ? pass(
          { kind: 'dns', id: destination.host },
          `Is an alias of a name in ${zone.name}`,
        )
      : stop(
          { kind: 'dns', id: destination.host },
          `No private hosted zone leads to endpoint ${endpoint.name}, so the answer is a public address`,
        );
    if (zone) {
      yield pass(
        zone,
        `Answers with the private addresses of endpoint ${endpoint.name} in networks that it is associated with, or that forward to it`,
      );
    }
    yield* pastEndpointGroups(graph, endpoint);
    yield pass(endpoint, 'Front-end endpoint of the workspace service');
    yield pass(registered, 'Registered with Databricks');
  } else {
    yield pass(
      { kind: 'dns', id: destination.host },
      `Answers with the private addresses of the front-end endpoint, ${OWNER}`,
    );
    yield pass(registered, `Registered with Databricks; reached ${OWNER}`);
  }
  yield* settingsStep(graph, workspace, registered);
  yield* arrive(graph, workspace);
}

function networksOf(graph: TraceGraph, workspace: TopologyNode) {
  return graph
    .targets(workspace.id, 'attached-to', 'subnet')
    .map(subnet => graph.vpcOf(subnet))
    .filter(vpc => vpc !== undefined);
}

/**
 * The registered front ends of the workspace's region, by whether they are in the
 * network of another workspace. One of another region leads to the workspaces there.
 */
function frontEndsOf(
  graph: TraceGraph,
  workspace: TopologyNode,
): { own: TopologyNode[]; others: TopologyNode[] } {
  const region = textOf(workspace, 'region');
  const here = networksOf(graph, workspace);
  const elsewhere = graph
    .ofKind('workspace')
    .flatMap(item => networksOf(graph, item))
    .filter(vpc => !here.includes(vpc));
  const isOfOther = (item: TopologyNode) =>
    graph.targets(item.id, 'registers', 'vpc-endpoint').some(endpoint => {
      const vpc = graph.vpcOf(endpoint);
      return vpc !== undefined && elsewhere.includes(vpc);
    });
  const registered = graph
    .ofKind('registered-endpoint')
    .filter(
      item =>
        item.purpose === 'front-end' &&
        (region === undefined || (textOf(item, 'region') ?? region) === region),
    );
  return {
    own: registered.filter(item => !isOfOther(item)),
    others: registered.filter(isOfOther),
  };
}

/**
 * The ways of a person into the workspace: through the front-end endpoint where
 * there is one, over the internet, and last through the front ends of other
 * workspaces, which settings may let in as well. IP access lists only look at
 * public addresses.
 *
 * Source: Databricks docs, front-end PrivateLink and IP access lists, 2026.
 */
export function userWays(
  graph: TraceGraph,
  workspace: TopologyNode,
  destination: Destination,
): Way[] {
  const { own, others } = frontEndsOf(graph, workspace);
  const through = (item: TopologyNode) =>
    throughFrontEnd(graph, workspace, item, destination);
  return [
    ...own.map(through),
    overInternet(graph, workspace, destination),
    ...others.map(through),
  ];
}
