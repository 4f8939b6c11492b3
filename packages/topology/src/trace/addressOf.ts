import { TopologyNode } from '../Topology';
import { Destination } from './Destination';
import { listOf, OWNER, textOf, TraceGraph } from './TraceGraph';

/** What DNS answers a node that asks for a host. */
export type Address =
  | { at: 'public'; reason: string }
  /** The private addresses of an interface endpoint. */
  | { at: 'endpoint'; endpoint: TopologyNode; reason: string }
  /** Those of an endpoint that somebody else keeps and Databricks knows. */
  | { at: 'registered'; registered: TopologyNode; reason: string };

function serves(endpoint: TopologyNode, destination: Destination): boolean {
  const { purpose, service } = destination;
  return purpose
    ? endpoint.purpose === purpose
    : service !== undefined &&
        endpoint.endpointType === 'Interface' &&
        (textOf(endpoint, 'service') ?? '').endsWith(`.${service}`);
}

/**
 * Whether a zone answers for the host. A workspace's own name is an alias of
 * one in `privatelink.cloud.databricks.com` once it has private access settings.
 */
function isFor(zone: TopologyNode, { host, purpose }: Destination): boolean {
  const domain = textOf(zone, 'domain');
  if (!domain || !listOf(zone, 'records').length) return false;
  return purpose
    ? domain.endsWith('cloud.databricks.com')
    : host === domain || host.endsWith(`.${domain}`);
}

/**
 * The endpoint that a private zone of the VPC leads the host to. For a
 * workspace that may be the one meant for its users.
 */
function byHostedZone(
  graph: TraceGraph,
  vpc: TopologyNode,
  destination: Destination,
): TopologyNode | undefined {
  return graph
    .sources(vpc.id, 'associated-with', 'hosted-zone')
    .filter(zone => isFor(zone, destination))
    .flatMap(zone => graph.targets(zone.id, 'resolves-to', 'vpc-endpoint'))
    .find(
      endpoint =>
        serves(endpoint, destination) ||
        (destination.purpose === 'workspace' &&
          endpoint.purpose === 'front-end'),
    );
}

function subnetsText(graph: TraceGraph, endpoint: TopologyNode): string {
  const cidrs = graph
    .targets(endpoint.id, 'attached-to', 'subnet')
    .map(subnet => textOf(subnet, 'cidr') ?? subnet.name);
  return cidrs.length ? ` in ${cidrs.join(' and ')}` : '';
}

function byRegistration(
  graph: TraceGraph,
  workspace: TopologyNode,
  vpc: TopologyNode,
  destination: Destination,
): TopologyNode | undefined {
  return graph
    .targets(workspace.id, 'connects-through', 'registered-endpoint')
    .find(
      item =>
        destination.purpose !== undefined &&
        item.purpose === destination.purpose &&
        (item.existing === true ||
          listOf(vpc, 'unread').includes('ec2:DescribeVpcEndpoints')) &&
        !graph.targets(item.id, 'registers').length,
    );
}

/** Why a host that can have an endpoint is answered with public addresses. */
function whyPublic(
  vpc: TopologyNode,
  silent: TopologyNode | undefined,
  { name, purpose, target }: Destination,
): string {
  if (silent) {
    const off = [
      vpc.dnsSupport === false && 'support',
      vpc.dnsHostnames === false && 'hostnames',
    ].find(Boolean);
    return off
      ? `: the VPC has DNS ${off} off, so endpoint ${silent.name} is not found`
      : `: endpoint ${silent.name} has no private DNS`;
  }
  const couldBe =
    purpose !== undefined || target === 'sts' || target === 'kinesis';
  return couldBe ? `: the VPC has no endpoint for ${name}` : '';
}

/**
 * What a node in a VPC is answered when it asks for a host: private addresses
 * where the VPC has an endpoint for it with private DNS, or a private hosted
 * zone that leads to one; else public ones.
 */
export function addressOf(
  graph: TraceGraph,
  workspace: TopologyNode,
  vpc: TopologyNode,
  destination: Destination,
): Address {
  const endpoints = graph
    .inVpc(vpc, 'vpc-endpoint')
    .filter(endpoint => serves(endpoint, destination));
  const answering = endpoints.find(endpoint => endpoint.privateDns === true);
  // Private DNS and private hosted zones need both.
  const hasDns = vpc.dnsSupport !== false && vpc.dnsHostnames !== false;
  if (answering && hasDns) {
    return {
      at: 'endpoint',
      endpoint: answering,
      reason: `Private DNS of endpoint ${
        answering.name
      } answers with its private addresses${subnetsText(graph, answering)}`,
    };
  }
  const zoned = hasDns ? byHostedZone(graph, vpc, destination) : undefined;
  if (zoned) {
    return {
      at: 'endpoint',
      endpoint: zoned,
      reason: `A private hosted zone answers with the private addresses of endpoint ${
        zoned.name
      }${subnetsText(graph, zoned)}`,
    };
  }
  const registered = byRegistration(graph, workspace, vpc, destination);
  if (registered) {
    return {
      at: 'registered',
      registered,
      reason: `Answers with the private addresses of an endpoint that ${
        registered.existing === true
          ? `is kept elsewhere, ${OWNER}`
          : 'was not read'
      }`,
    };
  }
  return {
    at: 'public',
    reason: `Answers with public addresses${whyPublic(
      vpc,
      // S3 is reached by its gateway endpoint; an interface endpoint without private
      // DNS is for networks outside of AWS.
      endpoints.find(
        ({ privateDns }) => destination.target !== 's3' || privateDns === true,
      ),
      destination,
    )}`,
  };
}
