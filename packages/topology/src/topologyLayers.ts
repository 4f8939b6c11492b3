import { EdgeKind, NodeKind, Topology } from './Topology';

/** What is only there to say where data goes. */
const NODES: readonly NodeKind[] = [
  'on-premises',
  'kinesis-stream',
  'delivery-stream',
  'event-rule',
  'state-machine',
  'job',
  'share',
];

const EDGES: readonly EdgeKind[] = ['feeds', 'triggers', 'replicates-to'];

/**
 * What may be drawn over the network: `data-flow` is where data goes, from
 * streams and outside networks through buckets and jobs to other regions.
 *
 * @public
 */
export const topologyLayers = ['data-flow'] as const;

/** @public */
export type TopologyLayer = (typeof topologyLayers)[number];

/**
 * Whether a part of the graph is of a layer and not of the network itself.
 * Buckets and databases are of the network.
 *
 * @public
 */
export function isOfLayer(
  part: { kind: NodeKind | EdgeKind },
  layer: TopologyLayer,
): boolean {
  const kinds: readonly string[] =
    layer === 'data-flow' ? [...NODES, ...EDGES] : [];
  return kinds.includes(part.kind);
}

/**
 * The network with the layers that are asked for, and without the others.
 *
 * @public
 */
export function withLayers(
  topology: Topology,
  layers: readonly TopologyLayer[],
): Topology {
  const isShown = (part: { kind: NodeKind | EdgeKind }) =>
    topologyLayers.every(
      layer => layers.includes(layer) || !isOfLayer(part, layer),
    );
  const nodes = topology.nodes.filter(isShown);
  if (nodes.length === topology.nodes.length && topology.edges.every(isShown)) {
    return topology;
  }
  const kept = new Set(nodes.map(({ id }) => id));
  return {
    nodes,
    edges: topology.edges.filter(
      edge => isShown(edge) && kept.has(edge.source) && kept.has(edge.target),
    ),
  };
}
