import { Ec2RegionAnswers } from './Ec2RegionAnswers';
import { ObservedGraph, sortedBy, tagOf } from './ObservedGraph';

/** States of a NAT gateway that is gone, which AWS still tells for an hour. */
const GONE = ['deleted', 'deleting'];

function addNatGateways(graph: ObservedGraph, answers: Ec2RegionAnswers): void {
  for (const { id, item } of sortedBy(
    answers.natGateways,
    nat => nat.NatGatewayId,
  )) {
    if (GONE.includes(item.State ?? '')) continue;
    const vpc = graph.vpc(answers, item.VpcId);
    const subnet = item.SubnetId ? graph.find(item.SubnetId) : undefined;
    const addresses = item.NatGatewayAddresses ?? [];
    const address =
      addresses.find(({ IsPrimary }) => IsPrimary === true) ?? addresses[0];
    const allocated = answers.addresses?.find(
      ({ AllocationId }) =>
        AllocationId !== undefined && AllocationId === address?.AllocationId,
    );
    graph.node(id, 'nat-gateway', graph.nameOf(id, item), subnet?.id ?? vpc, {
      availabilityZone: subnet?.availabilityZone,
      connectivity: item.ConnectivityType ?? 'public',
      availabilityMode:
        item.AvailabilityMode === 'regional' ? 'regional' : undefined,
      elasticIp: tagOf(allocated?.Tags, 'Name') ?? address?.PublicIp,
      publicIp: address?.PublicIp,
      state: item.State === 'available' ? undefined : item.State,
      failure: item.FailureMessage,
    });
  }
}

function addElasticIps(graph: ObservedGraph, answers: Ec2RegionAnswers): void {
  for (const { id, item } of sortedBy(
    answers.addresses,
    address => address.AllocationId,
  )) {
    if (item.AssociationId) continue;
    graph.node(
      id,
      'elastic-ip',
      graph.nameOf(id, item, item.PublicIp),
      graph.home(answers),
      { publicIp: item.PublicIp },
    );
  }
}

/** Internet gateways, egress-only ones, NAT gateways, and unused addresses. */
export function addObservedGateways(
  graph: ObservedGraph,
  answers: Ec2RegionAnswers,
): void {
  for (const { id, item } of sortedBy(
    answers.internetGateways,
    gateway => gateway.InternetGatewayId,
  )) {
    graph.node(
      id,
      'internet-gateway',
      graph.nameOf(id, item),
      graph.vpc(answers, item.Attachments?.[0]?.VpcId, item.OwnerId),
    );
  }
  for (const { id, item } of sortedBy(
    answers.egressOnlyInternetGateways,
    gateway => gateway.EgressOnlyInternetGatewayId,
  )) {
    graph.node(
      id,
      'egress-only-internet-gateway',
      graph.nameOf(id, item),
      graph.vpc(answers, item.Attachments?.[0]?.VpcId),
    );
  }
  addNatGateways(graph, answers);
  addElasticIps(graph, answers);
}
