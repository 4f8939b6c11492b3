import { TopologyNode } from '../Topology';
import { kindWords } from './kindWords';

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

function lengthOf(detail: TopologyNode[string]): number {
  return Array.isArray(detail) ? detail.length : 0;
}

/** What an endpoint is for; an AWS service without the region that it is in. */
function servedBy(node: TopologyNode): string | undefined {
  if (node.purpose) return `PrivateLink, ${node.purpose}`;
  return typeof node.service === 'string'
    ? node.service.replace(/^com\.amazonaws\.[a-z]+-[a-z-]+-\d+\./, '')
    : undefined;
}

/**
 * The line under a node's name in pictures: its kind and what tells it apart,
 * `existing` for what somebody else declares (or `of another environment`), and the
 * state of what is observed
 * and not available.
 */
export function describeNode(node: TopologyNode): string {
  return [
    describeOwn(node),
    node.existing === true &&
      (node.elsewhere === true ? 'of another environment' : 'existing'),
    typeof node.state === 'string' && node.state,
  ]
    .filter(Boolean)
    .join(' · ');
}

function describeOwn(node: TopologyNode): string {
  const word = kindWords[node.kind];
  switch (node.kind) {
    case 'account':
    case 'vpc':
      return [word, node.cidr, node.region].filter(Boolean).join(' · ');
    case 'subnet':
      return [
        node.cidr,
        node.tier,
        typeof node.freeAddresses === 'number' && `${node.freeAddresses} free`,
      ]
        .filter(Boolean)
        .join(' · ');
    case 'route-table':
    case 'transit-gateway-route-table':
      // How many there are is not known then, which is not the same as none.
      if (Array.isArray(node.unread)) return word;
      return `${word}, ${counted(lengthOf(node.routes), 'route')}`;
    case 'security-group':
      // Its rules are not in the graph then, which is not the same as none.
      if (node.existing === true) return word;
      return `${word}, ${lengthOf(node.ingress)} in, ${lengthOf(
        node.egress,
      )} out`;
    case 'vpc-endpoint':
      return [`${node.endpointType} endpoint`, servedBy(node)]
        .filter(Boolean)
        .join(' · ');
    case 'registered-endpoint':
      return [word, node.purpose].filter(Boolean).join(' · ');
    case 'private-access-settings':
      return node.publicAccess === undefined
        ? word
        : `${word} · public access ${node.publicAccess ? 'on' : 'off'}`;
    case 'ip-access-list':
      return `${word} · ${node.listType}, ${lengthOf(node.addresses)}`;
    case 'network-policy':
      return [word, node.restrictionMode].filter(Boolean).join(' · ');
    case 'transit-gateway':
      return [word, node.region].filter(Boolean).join(' · ');
    case 'database':
      return [
        word,
        node.engine,
        node.replicaOf !== undefined && `copy of ${node.replicaOf}`,
      ]
        .filter(Boolean)
        .join(' · ');
    case 'bucket':
      return [
        word,
        Array.isArray(node.schemas) && `schema ${node.schemas.join(', ')}`,
      ]
        .filter(Boolean)
        .join(' · ');
    default:
      return word;
  }
}
