import { TopologyNode } from '../Topology';
import { Destination, RELAY } from './Destination';
import { networkAclSteps } from './networkAclSteps';
import { Ports } from './parseRule';
import { parseRange, Range } from './Range';
import { registrationStep } from './registrationStep';
import { routeOf } from './routeOf';
import { Peer, securityGroupSteps } from './securityGroupSteps';
import { pass, stop, Way } from './Step';
import { OWNER, textOf, TraceGraph } from './TraceGraph';

/** The address ranges of subnets, those that are known. */
function rangesOf(subnets: TopologyNode[]): Range[] {
  return subnets
    .map(subnet => parseRange(textOf(subnet, 'cidr')))
    .filter(range => range !== undefined);
}

/** The relay listens on its own port behind an endpoint. */
export function portsAt({ purpose, ports }: Destination): Ports[] {
  return purpose === 'relay' ? [RELAY] : ports;
}

/**
 * From a subnet to an interface endpoint of the same VPC: the security groups
 * of both ends, network ACLs, the local route, and what Databricks knows of the
 * endpoint.
 */
export function* endpointWay(
  graph: TraceGraph,
  workspace: TopologyNode,
  subnet: TopologyNode,
  endpoint: TopologyNode,
  destination: Destination,
): Way {
  const ports = portsAt(destination);
  const homes = graph.targets(endpoint.id, 'attached-to', 'subnet');
  const nodeGroups = graph.targets(
    workspace.id,
    'secured-by',
    'security-group',
  );
  const endpointGroups = graph.targets(
    endpoint.id,
    'secured-by',
    'security-group',
  );
  const isOwners = endpoint.existing === true;
  const state = textOf(endpoint, 'state');
  const far: Peer = {
    name: `endpoint ${endpoint.name}`,
    ranges: rangesOf(homes),
    groups: endpointGroups,
  };
  const near: Peer = {
    name: `the nodes in ${subnet.name}`,
    ranges: rangesOf([subnet]),
    groups: nodeGroups,
  };
  if (!homes.length && !isOwners) {
    yield stop(endpoint, `Endpoint ${endpoint.name} is in no subnet`);
    return;
  }
  yield* securityGroupSteps(graph, {
    groups: nodeGroups,
    direction: 'egress',
    ports,
    peer: far,
    at: workspace,
  });
  yield* networkAclSteps(graph, {
    subnet,
    direction: 'egress',
    ports,
    peer: far,
  });
  for (const range of far.ranges) {
    const { table, text, leadsTo } = routeOf(graph, subnet, { range });
    if (leadsTo !== 'local') {
      yield stop(
        table ?? subnet,
        text
          ? `Route ${text} leads away from endpoint ${endpoint.name}`
          : `No route to endpoint ${endpoint.name}`,
      );
      return;
    }
    if (table && range === far.ranges[0]) {
      yield pass(table, `Most specific route: ${text}`);
    }
  }
  for (const home of homes.filter(item => item !== subnet)) {
    yield* networkAclSteps(graph, {
      subnet: home,
      direction: 'ingress',
      ports,
      peer: near,
    });
  }
  if (!isOwners || endpointGroups.length) {
    yield* securityGroupSteps(graph, {
      groups: endpointGroups,
      direction: 'ingress',
      ports,
      peer: near,
      at: endpoint,
    });
  }
  if (state !== undefined) {
    yield stop(
      endpoint,
      `Endpoint ${endpoint.name} is ${state}, not available`,
    );
    return;
  }
  yield pass(
    endpoint,
    `Interface endpoint of ${textOf(endpoint, 'service') ?? 'its service'}${
      isOwners ? `, ${OWNER}` : ''
    }`,
  );
  if (destination.purpose) {
    yield* registrationStep(graph, workspace, endpoint, destination.purpose);
  }
}
