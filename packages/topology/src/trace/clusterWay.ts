import { TopologyNode } from '../Topology';
import { addressOf } from './addressOf';
import { artifactRegion, bucketsOf, bucketWay } from './bucketWay';
import { Destination } from './Destination';
import { endpointWay, portsAt } from './endpointWay';
import { guardedWay } from './guardedWay';
import { publicWay } from './publicWay';
import { settingsStep } from './registrationStep';
import { publicPeer, securityGroupSteps } from './securityGroupSteps';
import { doubt, pass, Step, stop, Way } from './Step';
import { listOf, OWNER, textOf, TraceGraph } from './TraceGraph';

/** From a node to a public address, out of its security groups and network. */
function outward(
  graph: TraceGraph,
  workspace: TopologyNode,
  subnet: TopologyNode,
  destination: Destination,
  region: string,
): Way {
  const isS3 = destination.target === 's3';
  return guardedWay(graph, {
    workspace,
    subnet,
    ports: destination.ports,
    peer: publicPeer(
      destination.name,
      isS3 ? `com.amazonaws.${region}.s3` : undefined,
    ),
    beyond: () =>
      isS3
        ? bucketWay(
            graph,
            subnet,
            bucketsOf(graph, workspace),
            destination,
            region,
          )
        : publicWay(graph, subnet, destination),
  });
}

/** Whether the IP access lists let compute in that comes from a NAT gateway. */
function* pastAccessLists(
  graph: TraceGraph,
  workspace: TopologyNode,
  nat: TopologyNode | undefined,
): Way {
  const lists = graph
    .targets(workspace.id, 'restricted-by', 'ip-access-list')
    .filter(list => list.enabled === true && list.listType === 'ALLOW');
  if (!nat || !lists.length) return;
  const address = `elastic IP ${nat.elasticIp ?? 'of the NAT gateway'}`;
  const naming = lists.find(list =>
    listOf(list, 'addresses').includes(address),
  );
  if (naming) {
    yield pass(naming, `Lets in ${address}, which compute comes from`);
  } else if (nat.existing === true) {
    yield pass(lists[0], `Lets in the addresses of the NAT gateway, ${OWNER}`);
  } else {
    yield stop(
      lists[0],
      `Compute comes from ${address}, which no IP access list lets in`,
    );
  }
}

/** Whether a workspace answers its nodes on the internet. */
function* publicDoor(graph: TraceGraph, workspace: TopologyNode): Way {
  const [settings] = graph.targets(
    workspace.id,
    'restricted-by',
    'private-access-settings',
  );
  if (settings?.publicAccess === false) {
    yield stop(
      settings,
      'Public access is off: the workspace answers through PrivateLink only',
    );
  } else if (settings) {
    yield pass(
      settings,
      settings.existing === true
        ? `Lets the internet in, ${OWNER}`
        : 'Public access is on',
    );
  }
}

/** What Databricks keeps elsewhere, and whether it is reached from there too. */
function artifactNote(
  graph: TraceGraph,
  subnet: TopologyNode,
  region: string,
): string {
  const elsewhere = artifactRegion(region);
  if (elsewhere === region) return '';
  const steps = [...publicWay(graph, subnet, { name: 'Databricks artifacts' })];
  return steps.some(step => step.blocks)
    ? `. Databricks keeps the artifacts of ${region} in ${elsewhere}, which nodes here cannot reach`
    : `. Databricks keeps the artifacts of ${region} in ${elsewhere}: nodes fetch them through the NAT gateway`;
}

/** What was asked for. */
function arrival(
  graph: TraceGraph,
  workspace: TopologyNode,
  subnet: TopologyNode,
  destination: Destination,
  region: string,
): Step {
  const { host, name, target } = destination;
  if (target === 's3') {
    const [bucket] = bucketsOf(graph, workspace);
    const note = artifactNote(graph, subnet, region);
    return pass(
      bucket ?? { kind: 'aws-service', id: host },
      `${
        bucket ? `Bucket ${bucket.name} and the workspace's others` : 'S3'
      } can be reached${note}`,
    );
  }
  if (destination.purpose) {
    const [plane] = graph.targets(workspace.id, 'managed-by', 'control-plane');
    return pass(
      plane ?? { kind: 'control-plane', id: host },
      target === 'relay'
        ? 'Secure cluster connectivity relay of the control plane'
        : 'Databricks control plane',
    );
  }
  return pass(
    { kind: destination.service ? 'aws-service' : 'internet', id: host },
    `${name[0].toUpperCase()}${name.slice(1)} can be reached`,
  );
}

/**
 * How PrivateLink may lead to the control plane though the graph does not hold it:
 * by a network configuration that is only named, or by a private hosted zone, for
 * which nobody looks in AWS.
 */
function unseenWay(
  graph: TraceGraph,
  workspace: TopologyNode,
  subnet: TopologyNode,
  vpc: TopologyNode,
  destination: Destination,
): { at: TopologyNode; reason: string } | undefined {
  const { purpose } = destination;
  if (!purpose) return undefined;
  const named = textOf(workspace, 'networkConfiguration');
  if (named !== undefined) {
    return {
      at: workspace,
      reason: `Network configuration ${named}, which somebody else made, says whether PrivateLink leads there`,
    };
  }
  const silent = graph
    .targets(workspace.id, 'connects-through', 'registered-endpoint')
    .filter(registered => registered.purpose === purpose)
    .flatMap(registered =>
      graph.targets(registered.id, 'registers', 'vpc-endpoint'),
    )
    // Declared zones are in the graph; an observed endpoint is called by its id.
    .find(({ id, privateDns }) => privateDns !== true && /^vpce-/.test(id));
  // Private hosted zones need both.
  const hasDns = vpc.dnsSupport !== false && vpc.dnsHostnames !== false;
  const isOpen =
    silent &&
    hasDns &&
    [...endpointWay(graph, workspace, subnet, silent, destination)].every(
      step => !step.blocks,
    );
  return isOpen
    ? {
        at: silent,
        reason: `Endpoint ${silent.name} has no private DNS; whether a private hosted zone leads to it is not looked for`,
      }
    : undefined;
}

/** The way of a cluster node in one subnet. */
export function* clusterWay(
  graph: TraceGraph,
  workspace: TopologyNode,
  subnet: TopologyNode,
  destination: Destination,
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
  if (!vpc) {
    yield stop(subnet, `Subnet ${subnet.name} is in no VPC of the graph`);
    return;
  }
  const address = addressOf(graph, workspace, vpc, destination);
  if (address.at === 'public') {
    const unseen = unseenWay(graph, workspace, subnet, vpc, destination);
    const problem =
      unseen &&
      [...outward(graph, workspace, subnet, destination, region)].find(
        step => step.blocks,
      );
    if (unseen && problem) {
      yield doubt(
        unseen.at,
        `${unseen.reason}. Without it: ${problem.hop.reason}`,
      );
      yield arrival(graph, workspace, subnet, destination, region);
      return;
    }
  }
  yield pass({ kind: 'dns', id: destination.host }, address.reason);
  if (address.at === 'endpoint') {
    yield* endpointWay(graph, workspace, subnet, address.endpoint, destination);
  } else if (
    address.at === 'registered' &&
    address.registered.existing !== true
  ) {
    yield doubt(
      address.registered,
      `Registered with Databricks, and named in the workspace's network configuration; the endpoint itself was not read (ec2:DescribeVpcEndpoints)`,
    );
  } else if (address.at === 'registered') {
    yield* securityGroupSteps(graph, {
      groups: graph.targets(workspace.id, 'secured-by', 'security-group'),
      direction: 'egress',
      ports: portsAt(destination),
      // Where it is, only its owner knows.
      peer: publicPeer('the endpoint'),
      at: workspace,
    });
    yield pass(
      address.registered,
      `Registered with Databricks, and named in the workspace's network configuration; reached from here ${OWNER}`,
    );
    if (destination.purpose === 'workspace') {
      yield* settingsStep(graph, workspace, address.registered);
    }
  } else {
    const steps = [...outward(graph, workspace, subnet, destination, region)];
    yield* steps;
    if (destination.target === 'control-plane') {
      const left = steps.find(({ hop }) => hop.kind === 'nat-gateway');
      yield* publicDoor(graph, workspace);
      yield* pastAccessLists(graph, workspace, left && graph.find(left.hop.id));
    }
  }
  yield arrival(graph, workspace, subnet, destination, region);
}
