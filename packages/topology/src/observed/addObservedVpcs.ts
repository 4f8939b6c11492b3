import { TIER_TAG } from '../graph/setSubnetTiers';
import { Ec2RegionAnswers, Ec2Vpc } from './Ec2RegionAnswers';
import { ObservedGraph, sortedBy, tagOf } from './ObservedGraph';

/** Every IPv4 block, where there is more than the first. */
function blocksOf(vpc: Ec2Vpc): string[] {
  const blocks = (vpc.CidrBlockAssociationSet ?? [])
    .filter(({ CidrBlockState }) =>
      ['associated', undefined].includes(CidrBlockState?.State),
    )
    .map(({ CidrBlock }) => CidrBlock)
    .filter(block => block !== undefined);
  const all = [
    ...new Set([...(vpc.CidrBlock ? [vpc.CidrBlock] : []), ...blocks]),
  ];
  return all.length > 1 ? all : [];
}

function addVpc(
  graph: ObservedGraph,
  answers: Ec2RegionAnswers,
  id: string,
  vpc: Ec2Vpc,
): void {
  const attributes = answers.vpcAttributes?.find(item => item.VpcId === id);
  const off = (attribute: { Value?: boolean } | undefined) =>
    attribute?.Value === false ? false : undefined;
  graph.node(
    id,
    'vpc',
    graph.nameOf(id, vpc),
    graph.home(answers, vpc.OwnerId),
    {
      cidr: vpc.CidrBlock,
      cidrs: blocksOf(vpc),
      region: answers.region,
      // Nobody but its owner is told of its flow logs.
      flowLogs: graph.isOfOthers(answers, vpc.OwnerId)
        ? undefined
        : answers.flowLogs?.some(
            log => log.ResourceId === id && log.FlowLogStatus !== 'INACTIVE',
          ),
      dnsSupport: off(attributes?.EnableDnsSupport),
      dnsHostnames: off(attributes?.EnableDnsHostnames),
      unread: graph.unreadOfVpc(answers, vpc.OwnerId),
    },
  );
}

/**
 * VPCs, their zones and subnets with the addresses that are free, and how many
 * network interfaces are in each.
 *
 * @param whose - of a VPC that is shared between accounts both tell; its owner
 * knows more, so what is shared with the account comes second
 */
export function addObservedVpcs(
  graph: ObservedGraph,
  answers: Ec2RegionAnswers,
  whose: 'own' | 'shared',
): void {
  const isMeant = ({ OwnerId }: { OwnerId?: string }) =>
    ((OwnerId ?? answers.accountId) === answers.accountId) ===
    (whose === 'own');
  for (const { id, item } of sortedBy(
    answers.vpcs?.filter(isMeant),
    vpc => vpc.VpcId,
  )) {
    addVpc(graph, answers, id, item);
  }
  const interfaces = new Map<string, number>();
  for (const { SubnetId } of answers.networkInterfaces ?? []) {
    if (SubnetId) interfaces.set(SubnetId, (interfaces.get(SubnetId) ?? 0) + 1);
  }
  for (const { id, item } of sortedBy(
    answers.subnets?.filter(isMeant),
    subnet => subnet.SubnetId,
  )) {
    const vpc = graph.vpc(answers, item.VpcId, item.OwnerId);
    const zone = item.AvailabilityZone;
    if (zone) graph.node(`${vpc}/${zone}`, 'availability-zone', zone, vpc);
    graph.node(
      id,
      'subnet',
      graph.nameOf(id, item),
      zone ? `${vpc}/${zone}` : vpc,
      {
        cidr: item.CidrBlock,
        availabilityZone: zone,
        freeAddresses: item.AvailableIpAddressCount,
        networkInterfaces:
          answers.networkInterfaces && (interfaces.get(id) ?? 0),
      },
    );
    graph.setTaggedTier(id, tagOf(item.Tags, TIER_TAG));
  }
}
