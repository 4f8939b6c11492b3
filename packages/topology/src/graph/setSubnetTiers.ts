import { isRecord } from '../stacks/isRecord';
import { TopologyNode } from '../Topology';
import { GraphBuilder } from './GraphBuilder';

function taggedTier(graph: GraphBuilder, node: TopologyNode) {
  const subnet = graph.index.resources.find(item => item.id === node.id);
  const tags = subnet?.attributes.tags;
  if (!subnet || !isRecord(tags)) return undefined;
  const [, value] =
    Object.entries(tags).find(([key]) => /(^|[-_:/])tier$/i.test(key)) ?? [];
  return graph.index.text(subnet.stack, value)?.toLowerCase();
}

/**
 * Says of every subnet whether it is `public`, `private` or `privatelink`: as
 * its tag says, else by what it is used for. Public is what has a route to an
 * internet gateway; a subnet that only holds interface endpoints and no
 * workspace is privatelink; the rest is private.
 */
export function setSubnetTiers(graph: GraphBuilder): void {
  const gateways = new Set(
    graph.ofKind('internet-gateway').map(node => node.id),
  );
  const publicTables = new Set(
    graph
      .edgesOfKind('routes-to')
      .filter(edge => gateways.has(edge.target))
      .map(edge => edge.source),
  );
  const publicSubnets = new Set(
    graph
      .edgesOfKind('associated-with')
      .filter(edge => publicTables.has(edge.target))
      .map(edge => edge.source),
  );
  const attachedBy = (kind: TopologyNode['kind'], subnet: string) =>
    graph
      .ofKind(kind)
      .some(node => graph.hasEdge(node.id, subnet, 'attached-to'));

  const inner = (subnet: string) =>
    attachedBy('vpc-endpoint', subnet) && !attachedBy('workspace', subnet)
      ? 'privatelink'
      : 'private';

  for (const node of graph.ofKind('subnet')) {
    const used = publicSubnets.has(node.id) ? 'public' : inner(node.id);
    node.tier = taggedTier(graph, node) ?? used;
  }
}
