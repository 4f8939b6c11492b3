import { listOf } from '../trace/TraceGraph';
import { Ec2PeeringEnd, Ec2RegionAnswers } from './Ec2RegionAnswers';
import { ObservedGraph, sortedBy } from './ObservedGraph';

/** Peering connections that never came to be, or are no more. */
const GONE = ['deleted', 'deleting', 'expired', 'failed', 'rejected'];

function endText({ VpcId, OwnerId, Region, CidrBlock }: Ec2PeeringEnd): string {
  return [VpcId, CidrBlock, OwnerId && `account ${OwnerId}`, Region]
    .filter(Boolean)
    .join(', ');
}

/**
 * What leads to other networks: peering connections, between VPCs of the graph
 * or to others, and transit gateways with the subnets that they are attached to.
 * One that both accounts tell of is in the graph once.
 */
export function addObservedConnections(
  graph: ObservedGraph,
  answers: Ec2RegionAnswers,
): void {
  for (const { id, item } of sortedBy(
    answers.vpcPeeringConnections,
    connection => connection.VpcPeeringConnectionId,
  )) {
    const state = item.Status?.Code;
    if (GONE.includes(state ?? '')) continue;
    const ends = [item.RequesterVpcInfo, item.AccepterVpcInfo].filter(
      end => end !== undefined,
    );
    graph.node(id, 'peering-connection', graph.nameOf(id, item), undefined, {
      connects: ends.map(endText),
      state: state === 'active' ? undefined : state,
    });
    for (const { VpcId } of ends) {
      if (VpcId) graph.edge(id, VpcId, 'attached-to');
    }
  }
  for (const { item } of sortedBy(
    answers.transitGatewayAttachments,
    attachment => attachment.TransitGatewayAttachmentId,
  )) {
    const id = item.TransitGatewayId;
    if (!id || ['deleted', 'deleting'].includes(item.State ?? '')) continue;
    const gateway = graph.node(id, 'transit-gateway', id, undefined, {
      ownerAccountId: item.TransitGatewayOwnerId,
      region: answers.region,
    });
    if (item.VpcId && item.State === 'pendingAcceptance') {
      gateway.unaccepted = [
        ...new Set([...listOf(gateway, 'unaccepted'), item.VpcId]),
      ].sort();
    }
    for (const subnet of [...(item.SubnetIds ?? [])].sort()) {
      graph.edge(id, subnet, 'attached-to');
    }
  }
}
