import { TopologyNode } from '../Topology';
import { bucketWay } from './bucketWay';
import { crossingWay } from './crossingWay';
import { FarEnd, isPrivate } from './farEndOf';
import { guardedWay } from './guardedWay';
import { networkAclSteps } from './networkAclSteps';
import { publicWay } from './publicWay';
import { parseRange, Range } from './Range';
import { Peer, publicPeer, securityGroupSteps } from './securityGroupSteps';
import { doubt, pass, Step, stop, Way } from './Step';
import { listOf, OWNER, textOf, TraceGraph } from './TraceGraph';

function rangesOf(addresses: string[]): Range[] {
  return addresses.map(parseRange).filter(range => range !== undefined);
}

/** What the nodes of a VPC are answered when they ask for a database. */
function nameStep(
  graph: TraceGraph,
  vpc: TopologyNode,
  database: TopologyNode,
): Step {
  const zones = graph.sources(database.id, 'resolves-to', 'hosted-zone');
  const here = zones.find(zone =>
    graph.targets(zone.id, 'associated-with', 'vpc').includes(vpc),
  );
  const [record] = here ? listOf(here, 'records') : [];
  if (vpc.dnsSupport === false) {
    return stop(vpc, 'The VPC has DNS support off, so no name is answered');
  }
  if (here && record) {
    const [first] = listOf(here, 'failover').filter(text =>
      text.startsWith(`${record} to `),
    );
    const primary = first?.slice(`${record} to `.length);
    return pass(
      { kind: 'dns', id: record },
      primary === undefined || primary === database.name
        ? `Private hosted zone ${here.name} answers with the private addresses of ${database.name}`
        : `Private hosted zone ${here.name} answers with the private addresses of ${database.name} while ${primary} is not healthy`,
    );
  }
  return pass(
    { kind: 'dns', id: database.name },
    `Its own name answers with private addresses${
      zones.length
        ? `; hosted zone ${zones[0].name} does not answer in VPC ${vpc.name}`
        : ''
    }`,
  );
}

/** Whether answers find their way from where it is to the subnet. */
function* wayBack(graph: TraceGraph, subnet: TopologyNode, end: FarEnd): Way {
  const address = textOf(subnet, 'cidr');
  const vpc = graph.vpcOf(subnet);
  if (address === undefined || vpc === end.vpc) return;
  const ways = end.homes.map(home => ({
    home,
    steps: [...crossingWay(graph, home, { address, vpc })],
  }));
  for (const { home, steps } of ways) {
    const problem = steps.find(step => step.blocks);
    if (problem) {
      yield stop(
        problem.hop,
        `No way back from subnet ${home.name} to ${address}: ${problem.hop.reason}`,
      );
      return;
    }
  }
  for (const { home, steps } of ways) {
    const open = steps.find(({ hop }) => hop.isUnknown);
    if (open) {
      yield doubt(
        open.hop,
        `Whether answers come back from subnet ${home.name} is not known. ${open.hop.reason}`,
      );
      return;
    }
  }
  if (ways.length) {
    const [first] = ways[0].steps;
    yield pass(
      first.hop,
      `Answers come back from ${
        end.homes.length > 1 ? 'every subnet' : 'there'
      }: ${first.hop.reason}`,
    );
  } else if (end.vpc) {
    yield pass(end.vpc, `Answers come back, ${OWNER}`);
  }
}

/** From a subnet to something with private addresses. */
function* privateWay(
  graph: TraceGraph,
  workspace: TopologyNode,
  subnet: TopologyNode,
  end: FarEnd,
): Way {
  const { addresses, groups, homes, name, ports } = end;
  const peer: Peer = {
    name,
    ranges: rangesOf(addresses),
    groups: groups ?? [],
  };
  const near: Peer = {
    name: `the nodes in ${subnet.name}`,
    ranges: rangesOf([textOf(subnet, 'cidr') ?? '']),
    groups: graph.targets(workspace.id, 'secured-by', 'security-group'),
  };
  const crossings = function* crossings(): Way {
    const shown = new Set<string>();
    for (const address of addresses) {
      for (const step of crossingWay(graph, subnet, {
        address,
        vpc: end.vpc,
      })) {
        // The same route to several subnets is said once.
        const key = `${step.hop.id} ${step.hop.reason}`;
        if (!shown.has(key)) yield step;
        shown.add(key);
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
    if (groups) {
      yield* securityGroupSteps(graph, {
        groups,
        direction: 'ingress',
        ports,
        peer: near,
        at: end.at,
      });
    }
    yield* wayBack(graph, subnet, end);
  };
  yield* guardedWay(graph, {
    workspace,
    subnet,
    ports,
    peer,
    beyond: crossings,
  });
}

/** From a subnet to a bucket, in its region or in another one. */
function* toBucket(
  graph: TraceGraph,
  workspace: TopologyNode,
  subnet: TopologyNode,
  bucket: TopologyNode,
  end: FarEnd,
  region: string,
): Way {
  const home = textOf(bucket, 'region') ?? region;
  const isNear = home === region;
  yield pass(
    { kind: 'dns', id: `s3.${home}.amazonaws.com` },
    `Answers with public addresses${
      isNear ? '' : ` of ${home}, which no endpoint of ${region} serves`
    }`,
  );
  yield* guardedWay(graph, {
    workspace,
    subnet,
    ports: end.ports,
    peer: publicPeer(
      end.name,
      isNear ? `com.amazonaws.${region}.s3` : undefined,
    ),
    beyond: () =>
      isNear
        ? bucketWay(graph, subnet, [bucket], end, region)
        : publicWay(graph, subnet, { name: `${end.name} in ${home}` }),
  });
}

function arrival({ at, groups, name, node }: FarEnd): Step {
  const unknown =
    !groups && node?.kind !== 'bucket'
      ? `; what answers there has security groups of its own`
      : '';
  return pass(
    at,
    `${name[0].toUpperCase()}${name.slice(1)} can be reached${unknown}`,
  );
}

/** The way of a cluster node in one subnet to a part of the graph, or addresses. */
export function* placeWay(
  graph: TraceGraph,
  workspace: TopologyNode,
  subnet: TopologyNode,
  end: FarEnd,
  region: string,
): Way {
  const zone = subnet.availabilityZone;
  yield pass(
    subnet,
    `Cluster nodes of ${workspace.name} are in subnet ${subnet.name}${
      zone ? `, ${zone}` : ''
    }`,
  );
  const vpc = graph.vpcOf(subnet);
  if (!vpc || end.problem !== undefined) {
    yield stop(
      vpc ? end.at : subnet,
      end.problem ?? `Subnet ${subnet.name} is in no VPC of the graph`,
    );
    return;
  }
  if (end.node?.kind === 'bucket') {
    yield* toBucket(graph, workspace, subnet, end.node, end, region);
    yield arrival(end);
    return;
  }
  if (!end.addresses.length) {
    yield stop(end.at, `The graph does not hold the addresses of ${end.name}`);
    return;
  }
  if (end.node?.kind === 'database') yield nameStep(graph, vpc, end.node);
  const isPublic =
    !end.vpc && rangesOf(end.addresses).every(range => !isPrivate(range));
  if (isPublic) {
    yield* guardedWay(graph, {
      workspace,
      subnet,
      ports: end.ports,
      peer: { name: end.name, ranges: rangesOf(end.addresses), groups: [] },
      beyond: () => publicWay(graph, subnet, end),
    });
  } else {
    yield* privateWay(graph, workspace, subnet, end);
  }
  yield arrival(end);
}
