import { TopologyNode } from '../Topology';
import { kindWords } from './kindWords';

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

function lengthOf(detail: TopologyNode[string]): number {
  return Array.isArray(detail) ? detail.length : 0;
}

/** The line under a node's name in pictures: its kind and what tells it apart. */
export function describeNode(node: TopologyNode): string {
  const word = kindWords[node.kind];
  switch (node.kind) {
    case 'account':
    case 'vpc':
      return [word, node.cidr, node.region].filter(Boolean).join(' · ');
    case 'subnet':
      return [node.cidr, node.tier].filter(Boolean).join(' · ');
    case 'route-table':
      return `${word}, ${counted(lengthOf(node.routes), 'route')}`;
    case 'security-group':
      return `${word}, ${lengthOf(node.ingress)} in, ${lengthOf(
        node.egress,
      )} out`;
    case 'vpc-endpoint':
      return [`${node.endpointType} endpoint`, node.service]
        .filter(Boolean)
        .join(' · ');
    default:
      return word;
  }
}
