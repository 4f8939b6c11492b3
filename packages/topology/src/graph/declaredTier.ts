import { isRecord } from '../stacks/isRecord';
import { TopologyNode } from '../Topology';
import { GraphBuilder } from './GraphBuilder';
import { TIER_TAG } from './setSubnetTiers';

/** The tier that a subnet's tag in its stack says. */
export function declaredTier(
  graph: GraphBuilder,
  node: TopologyNode,
): string | undefined {
  const subnet = graph.index.resources.find(item => item.id === node.id);
  const tags = subnet?.attributes.tags;
  if (!subnet || !isRecord(tags)) return undefined;
  const [, value] =
    Object.entries(tags).find(([key]) => TIER_TAG.test(key)) ?? [];
  return graph.index.text(subnet.stack, value);
}
