import type { Topology, TopologyNode } from '@lakeport/topology';
import { VpcPlaces } from './VpcPlaces';

/** Lead from one VPC to others. */
const CONNECTIONS: TopologyNode['kind'][] = [
  'peering-connection',
  'transit-gateway',
  'transit-gateway-route-table',
];

/**
 * The part of a graph that is a VPC and what it is connected to: all that is in
 * it, the workspaces in it, what either of them uses, and other VPCs by name
 * only. Of a workspace in no VPC that is itself and what it uses.
 *
 * @param id - node of a VPC or of a workspace
 */
export function scopeTopology(topology: Topology, id: string): Topology {
  const places = new VpcPlaces(topology);
  const { nodes, edges } = topology;
  const keep = new Set<string>();
  const add = (node: string) => {
    keep.add(node);
    places.around(node).forEach(({ id: around }) => keep.add(around));
  };
  const core = new Set(
    nodes
      .filter(node => node.id === id || places.vpcOf(node.id) === id)
      .map(node => node.id),
  );
  for (const { source, target } of edges) {
    if (places.nodes.get(source)?.kind === 'workspace' && core.has(target)) {
      core.add(source);
    }
  }
  core.forEach(add);
  const reach = (from: (node: string) => boolean) => {
    const found: string[] = [];
    for (const { source, target } of edges) {
      if (from(source) && !keep.has(target)) {
        found.push(target);
      }
      if (from(target) && !keep.has(source)) {
        found.push(source);
      }
    }
    // What is inside another VPC is not of interest, that VPC is.
    found.forEach(node => add(places.vpcOf(node) ?? node));
  };
  // All tables of a gateway: others decide about answers than about questions.
  const addTables = () =>
    nodes
      .filter(({ kind }) => kind === 'transit-gateway-route-table')
      .filter(({ parent }) => parent !== undefined && keep.has(parent))
      .forEach(table => add(table.id));
  const others = new Set(core);
  reach(node => others.has(node));
  addTables();
  const connections = new Set(
    nodes
      .filter(node => CONNECTIONS.includes(node.kind) && keep.has(node.id))
      .map(node => node.id),
  );
  reach(node => connections.has(node));
  addTables();
  return {
    nodes: nodes.filter(node => keep.has(node.id)),
    edges: edges.filter(
      ({ source, target }) => keep.has(source) && keep.has(target),
    ),
  };
}
