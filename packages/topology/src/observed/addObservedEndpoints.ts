import { policyStatements } from '../graph/policyStatements';
import { Ec2RegionAnswers } from './Ec2RegionAnswers';
import { ObservedGraph, sortedBy } from './ObservedGraph';

const GONE = ['deleted', 'deleting'];

/** What a policy lets through; nothing said where it lets everything through. */
function allowedBy(policy: string | undefined): string[] {
  const allowed = policyStatements(policy)
    .filter(statement => statement.effect === 'Allow')
    .flatMap(statement => statement.resources);
  return allowed.includes('*') ? [] : [...new Set(allowed)];
}

/**
 * VPC endpoints with their state. An interface endpoint hangs on its subnets and
 * security groups; a gateway endpoint is where its route tables lead.
 */
export function addObservedEndpoints(
  graph: ObservedGraph,
  answers: Ec2RegionAnswers,
): void {
  for (const { id, item } of sortedBy(
    answers.vpcEndpoints,
    endpoint => endpoint.VpcEndpointId,
  )) {
    const state = item.State?.toLowerCase();
    if (GONE.includes(state ?? '')) continue;
    graph.node(
      id,
      'vpc-endpoint',
      graph.nameOf(id, item, item.ServiceName),
      graph.vpc(answers, item.VpcId, item.OwnerId),
      {
        service: item.ServiceName,
        endpointType: item.VpcEndpointType ?? 'Interface',
        privateDns: item.PrivateDnsEnabled === true,
        policyAllows: allowedBy(item.PolicyDocument),
        // SDKs write `Available` and `available`.
        state: state === 'available' ? undefined : item.State,
      },
    );
    for (const subnet of [...(item.SubnetIds ?? [])].sort()) {
      graph.edge(id, subnet, 'attached-to');
    }
    for (const { id: group } of sortedBy(item.Groups, of => of.GroupId)) {
      graph.edge(id, group, 'secured-by');
    }
    for (const table of [...(item.RouteTableIds ?? [])].sort()) {
      graph.edge(table, id, 'routes-to');
    }
  }
}
