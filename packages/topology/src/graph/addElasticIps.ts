import { addAccount } from './addAccounts';
import { GraphBuilder } from './GraphBuilder';

/**
 * Elastic IPs that no NAT gateway uses, which is what a network that is asleep
 * keeps of its addresses. Those in use are a detail of their gateway.
 */
export function addElasticIps(graph: GraphBuilder): void {
  const used = new Set(
    graph.index
      .ofType('aws_nat_gateway')
      .flatMap(gateway => graph.targets(gateway, 'allocation_id', 'aws_eip')),
  );
  for (const address of graph.index.ofType('aws_eip')) {
    if (used.has(address)) continue;
    graph.node(
      address.id,
      'elastic-ip',
      graph.nameOf(address),
      addAccount(graph, address),
    );
  }
}
