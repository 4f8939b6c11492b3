import { TopologyNode } from '../Topology';
import { NodeCollector } from './NodeCollector';

/** The tag that says a subnet's tier: `tier`, `lakeport:tier`, … */
export const TIER_TAG = /(^|[-_:/])tier$/i;

/**
 * Says of every subnet whether it is `public`, `private` or `privatelink`: as
 * its tag says, else by what it is used for. Public is what has a route to an
 * internet gateway; a subnet that only holds interface endpoints and no
 * workspace is privatelink; the rest is private.
 */
export function setSubnetTiers(
  graph: NodeCollector,
  taggedTier: (subnet: TopologyNode) => string | undefined,
): void {
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
  const attached = graph.edgesOfKind('attached-to');
  const attachedTo = (kind: TopologyNode['kind']) =>
    new Set(
      attached
        .filter(edge => graph.find(edge.source)?.kind === kind)
        .map(edge => edge.target),
    );
  const withEndpoints = attachedTo('vpc-endpoint');
  const withWorkspaces = attachedTo('workspace');

  const inner = (subnet: string) =>
    withEndpoints.has(subnet) && !withWorkspaces.has(subnet)
      ? 'privatelink'
      : 'private';

  for (const node of graph.ofKind('subnet')) {
    const used = publicSubnets.has(node.id) ? 'public' : inner(node.id);
    node.tier = taggedTier(node)?.toLowerCase() ?? used;
  }
}
