import { TopologyNode } from '../Topology';
import { networkAclSteps } from './networkAclSteps';
import { Ports } from './parseRule';
import { Peer, securityGroupSteps } from './securityGroupSteps';
import { stop, Way } from './Step';
import { TraceGraph } from './TraceGraph';

/**
 * Out of the security groups of a workspace's nodes and the network ACL of their
 * subnet, and what is beyond them. A guard that blocks says what else would.
 */
export function* guardedWay(
  graph: TraceGraph,
  options: {
    workspace: TopologyNode;
    subnet: TopologyNode;
    ports: Ports[];
    peer: Peer;
    beyond: () => Way;
  },
): Way {
  const { beyond, peer, ports, subnet, workspace } = options;
  const guards = [
    ...securityGroupSteps(graph, {
      groups: graph.targets(workspace.id, 'secured-by', 'security-group'),
      direction: 'egress',
      ports,
      peer,
      at: workspace,
    }),
    ...networkAclSteps(graph, { subnet, direction: 'egress', ports, peer }),
  ];
  for (const guard of guards) {
    // Opening the guard alone may not be enough; who reads it should know.
    const next = guard.blocks && [...beyond()].find(step => step.blocks);
    yield next
      ? stop(guard.hop, `${guard.hop.reason}. ${next.hop.reason}`)
      : guard;
  }
  yield* beyond();
}
