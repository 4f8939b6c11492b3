import { StackResource } from '../stacks/StackIndex';
import { addAccount, regionOf } from './addAccounts';
import { GraphBuilder } from './GraphBuilder';

/** The id of the node of a zone in a VPC. */
function zoneId(vpc: string, zone: string): string {
  return `${vpc}/${zone}`;
}

function addVpc(graph: GraphBuilder, vpc: StackResource): void {
  const watched = graph.index
    .ofType('aws_flow_log')
    .some(log => graph.targets(log, 'vpc_id', 'aws_vpc').includes(vpc));
  graph.node(vpc.id, 'vpc', graph.nameOf(vpc), addAccount(graph, vpc), {
    cidr: graph.text(vpc, 'cidr_block'),
    region: regionOf(graph, vpc),
    flowLogs: watched,
    dnsSupport:
      graph.text(vpc, 'enable_dns_support') === 'false' ? false : undefined,
    existing: vpc.isData || undefined,
  });
}

/** A network beside those of the graph: that it is there, and where. */
function addNeighbour(graph: GraphBuilder, vpc: StackResource): void {
  graph.node(vpc.id, 'vpc', graph.nameOf(vpc), addAccount(graph, vpc), {
    cidr: graph.text(vpc, 'cidr_block'),
    region: regionOf(graph, vpc),
    existing: true,
    elsewhere: true,
  });
}

function addSubnet(graph: GraphBuilder, subnet: StackResource): void {
  const vpc = graph.vpcOf(subnet);
  const zone =
    graph.text(subnet, 'availability_zone') ??
    graph.text(subnet, 'availability_zone_id');
  const parent = vpc ? vpc.id : addAccount(graph, subnet);
  if (zone) {
    graph.node(zoneId(parent, zone), 'availability-zone', zone, parent);
  }
  graph.node(
    subnet.id,
    'subnet',
    graph.nameOf(subnet),
    zone ? zoneId(parent, zone) : parent,
    {
      cidr: graph.text(subnet, 'cidr_block'),
      availabilityZone: zone,
      existing: subnet.isData || undefined,
    },
  );
}

/**
 * VPCs, their zones and subnets, internet gateways and NAT gateways. A VPC that
 * another stack declares and these connect is `elsewhere`, and nothing of what is
 * in it is known.
 */
export function addNetworks(graph: GraphBuilder): void {
  const { index } = graph;
  index.ofType('aws_vpc').forEach(vpc => addVpc(graph, vpc));
  graph.neighbours().forEach(vpc => addNeighbour(graph, vpc));
  index.ofType('aws_subnet').forEach(subnet => addSubnet(graph, subnet));

  for (const gateway of index.ofType('aws_internet_gateway')) {
    const attachment = index
      .ofType('aws_internet_gateway_attachment')
      .find(item =>
        graph
          .targets(item, 'internet_gateway_id', 'aws_internet_gateway')
          .includes(gateway),
      );
    const [vpc] = [gateway, attachment].flatMap(item =>
      item ? graph.targets(item, 'vpc_id', 'aws_vpc') : [],
    );
    graph.node(
      gateway.id,
      'internet-gateway',
      graph.nameOf(gateway),
      vpc?.id ?? addAccount(graph, gateway),
    );
  }

  for (const gateway of index.ofType('aws_nat_gateway')) {
    const [subnet] = graph.targets(gateway, 'subnet_id', 'aws_subnet');
    const vpc = graph.vpcOf(gateway);
    const [address] = graph.targets(gateway, 'allocation_id', 'aws_eip');
    graph.node(
      gateway.id,
      'nat-gateway',
      graph.nameOf(gateway),
      subnet?.id ?? vpc?.id ?? addAccount(graph, gateway),
      {
        availabilityZone: subnet && graph.text(subnet, 'availability_zone'),
        connectivity: graph.text(gateway, 'connectivity_type') ?? 'public',
        elasticIp: address && graph.nameOf(address),
        existing: gateway.isData || undefined,
      },
    );
  }

  // Looked up by VPC, so that a plan fails where the VPC has none.
  for (const gateways of index.ofType('aws_nat_gateways')) {
    graph.node(
      gateways.id,
      'nat-gateway',
      'NAT gateways of the VPC',
      graph.vpcOf(gateways)?.id ?? addAccount(graph, gateways),
      { connectivity: 'public', existing: true },
    );
  }
}
