import { covers, parseRange } from '../trace/Range';
import { parseRule } from '../trace/parseRule';
import { listOf, textOf } from '../trace/TraceGraph';
import { TopologyNode } from '../Topology';
import { bucketNodes } from './bucketNodes';
import { GraphBuilder } from './GraphBuilder';

/** The addresses outside of the VPC that an endpoint's security groups let in. */
function outsideOf(graph: GraphBuilder, endpoint: TopologyNode): string[] {
  const vpc = endpoint.parent ? graph.find(endpoint.parent) : undefined;
  const inside = vpc && parseRange(textOf(vpc, 'cidr'));
  const groups = graph
    .edgesOfKind('secured-by')
    .filter(edge => edge.source === endpoint.id)
    .map(edge => graph.find(edge.target))
    .filter(group => group !== undefined);
  const peers = groups
    .flatMap(group => listOf(group, 'ingress'))
    .map(text => parseRule(text)?.peer)
    .filter(peer => peer !== undefined);
  return [...new Set(peers)].filter(peer => {
    const range = parseRange(peer);
    return range && range.prefix > 0 && !(inside && covers(inside, range));
  });
}

/**
 * The places that files from elsewhere land in: those of external volumes, in the
 * stack of data beside the one of the network.
 */
function landingBuckets(graph: GraphBuilder, endpoint: TopologyNode): string[] {
  const [stack] = endpoint.id.split('/');
  const beside = stack.replace(/-base$/, '-data');
  return graph.index
    .ofType('databricks_volume')
    .filter(volume => volume.stack === beside)
    .filter(volume => graph.text(volume, 'volume_type') === 'EXTERNAL')
    .flatMap(volume =>
      bucketNodes(graph, volume.stack, volume.attributes.storage_location),
    );
}

/**
 * Networks outside of AWS that an interface endpoint of S3 lets in: where they
 * come from is known by their addresses and no more.
 */
export function addOnPremises(graph: GraphBuilder): void {
  for (const endpoint of graph.ofKind('vpc-endpoint')) {
    const service = textOf(endpoint, 'service') ?? '';
    if (endpoint.endpointType !== 'Interface' || !service.endsWith('.s3')) {
      continue;
    }
    const outside = outsideOf(graph, endpoint);
    for (const cidr of outside) {
      const { id } = graph.node(
        `on-premises/${cidr}`,
        'on-premises',
        cidr,
        undefined,
        { cidr },
      );
      graph.edge(id, endpoint.id, 'feeds');
    }
    if (outside.length) {
      landingBuckets(graph, endpoint).forEach(bucket =>
        graph.edge(endpoint.id, bucket, 'feeds'),
      );
    }
  }
}
