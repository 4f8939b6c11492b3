import { GraphBuilder } from './GraphBuilder';

/**
 * While a network is swapped its stack holds two: the VPC that the workspace
 * is in `replaces` the other one.
 */
export function addReplacements(graph: GraphBuilder): void {
  const vpcs = graph.index.ofType('aws_vpc').filter(vpc => !vpc.isData);
  const attached = new Set(
    graph
      .ofKind('workspace')
      .flatMap(workspace =>
        graph
          .edgesOfKind('attached-to')
          .filter(edge => edge.source === workspace.id),
      )
      .map(edge => graph.index.resources.find(item => item.id === edge.target))
      .map(subnet => subnet && graph.vpcOf(subnet)),
  );
  for (const vpc of vpcs.filter(item => attached.has(item))) {
    vpcs
      .filter(other => other.stack === vpc.stack && !attached.has(other))
      .forEach(other => graph.edge(vpc.id, other.id, 'replaces'));
  }
}
