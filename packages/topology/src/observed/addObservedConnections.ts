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
 * Peering connections, between VPCs of the graph or to others. One that both
 * accounts tell of is in the graph once.
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
}
