import { Comparable, ComparedGraph } from './compare/ComparedGraph';
import { compareDetails } from './compare/compareDetails';
import { matchNodes } from './compare/matchNodes';
import {
  ComparisonStatus,
  EdgeComparison,
  NodeComparison,
  TopologyComparison,
} from './compare/TopologyComparison';
import { TopologyEdge, TopologyNode } from './Topology';

type OneSided = 'only-declared' | 'only-observed';

/**
 * Why the other side cannot tell of a node; undefined where it can, so that the
 * node is missing there.
 */
function whyUntold(
  own: ComparedGraph,
  other: ComparedGraph,
  counterparts: Map<string, string>,
  node: TopologyNode,
): string | undefined {
  if (node.kind === 'region') return 'Groups what is in it';
  if (!other.looksFor(node.kind)) return 'The other side does not look for it';
  const [gap] = other.gapsOfKind(node.kind, own.placeOf(node));
  if (gap) return `Could not be read: ${gap}`;
  if ((own.vpcOf(node) ?? node).elsewhere === true) {
    return 'Of another environment';
  }
  if (own.isUntouchedDefault(node)) return 'As AWS makes it with every VPC';
  const isOfNamed = own
    .sources(node.id, 'connects-through', 'workspace')
    .some(
      workspace =>
        other.find(counterparts.get(workspace.id) ?? '')
          ?.networkConfiguration !== undefined,
    );
  if (isOfNamed) {
    return 'The other side only names the network configuration that it is part of';
  }
  const vpc = own.vpcOf(node);
  const counterpart = vpc && other.find(counterparts.get(vpc.id) ?? '');
  return counterpart?.existing === true
    ? 'The other side only looks its VPC up'
    : undefined;
}

function edgeKey(
  graph: ComparedGraph,
  { source, target, kind }: TopologyEdge,
): string | undefined {
  const ends = [graph.token(source), graph.token(target)];
  // Of two that peer it is chance which one comes first.
  if (kind === 'peers-with') ends.sort();
  return ends.includes(undefined) ? undefined : [...ends, kind].join(' ');
}

/** Whether the other side could tell of an edge whose ends it has. */
function isTold(
  own: ComparedGraph,
  other: ComparedGraph,
  counterparts: Map<string, string>,
  edge: TopologyEdge,
): boolean {
  if (!other.looksForEdges(edge.kind)) return false;
  return [edge.source, edge.target].every(id => {
    const node = own.find(id);
    const counterpart = other.find(counterparts.get(id) ?? '');
    return (
      node !== undefined &&
      counterpart?.existing !== true &&
      !other.gapsOfKind(node.kind, own.placeOf(node)).length
    );
  });
}

function oneSidedEdge(
  own: ComparedGraph,
  other: ComparedGraph,
  counterparts: Map<string, string>,
  statuses: Map<string, ComparisonStatus>,
  edge: TopologyEdge,
  status: OneSided,
): EdgeComparison['status'] {
  const ends = [statuses.get(edge.source), statuses.get(edge.target)];
  if (ends.includes('not-compared')) return 'not-compared';
  if (ends.includes(status)) return status;
  return isTold(own, other, counterparts, edge) ? status : 'not-compared';
}

/**
 * What is declared against what is observed, node by node and edge by edge.
 * Nodes are matched by kind and by what they are known by (names, CIDR blocks,
 * zones, services, neighbours), because ids differ. What one side cannot tell of
 * is `not-compared`, with the reason. Sides may be swapped: the answer is then
 * the same with its sides swapped. Never throws.
 *
 * @public
 */
export function compareTopologies(
  declared: Comparable,
  observed: Comparable,
): TopologyComparison {
  const left = new ComparedGraph(declared);
  const right = new ComparedGraph(observed);
  const unnamed = [left, right].some(side =>
    side.hasGap('ec2:DescribeManagedPrefixLists'),
  );
  left.arePrefixListsAlike = unnamed;
  right.arePrefixListsAlike = unnamed;
  const pairs = matchNodes(left, right);
  const back = new Map([...pairs].map(([one, other]) => [other, one]));
  const leftStatus = new Map<string, ComparisonStatus>();
  const rightStatus = new Map<string, ComparisonStatus>();

  const nodes = declared.nodes.map((node): NodeComparison => {
    const { kind, name } = node;
    const other = right.find(pairs.get(node.id) ?? '');
    if (!other) {
      const reason = whyUntold(left, right, pairs, node);
      const status = reason ? 'not-compared' : 'only-declared';
      leftStatus.set(node.id, status);
      return {
        status,
        kind,
        name,
        declared: node.id,
        ...(reason && { reason }),
      };
    }
    const differences = compareDetails([left, node], [right, other]);
    const status = differences.length ? 'differs' : 'same';
    leftStatus.set(node.id, status);
    rightStatus.set(other.id, status);
    return {
      status,
      kind,
      name,
      declared: node.id,
      observed: other.id,
      ...(differences.length && { differences }),
    };
  });
  for (const node of observed.nodes.filter(({ id }) => !back.has(id))) {
    const { kind, name } = node;
    const reason = whyUntold(right, left, back, node);
    const status = reason ? 'not-compared' : 'only-observed';
    rightStatus.set(node.id, status);
    nodes.push({
      status,
      kind,
      name,
      observed: node.id,
      ...(reason && { reason }),
    });
  }

  const found = new Map(
    observed.edges.map(edge => [edgeKey(right, edge), edge]),
  );
  // An edge with an end that is not matched has no key.
  const seen = new Set<string>();
  const edges = declared.edges.map((edge): EdgeComparison => {
    const key = edgeKey(left, edge);
    const other = key === undefined ? undefined : found.get(key);
    if (key !== undefined && other) {
      seen.add(key);
      return {
        status: 'same',
        kind: edge.kind,
        declared: edge,
        observed: other,
      };
    }
    return {
      status: oneSidedEdge(
        left,
        right,
        pairs,
        leftStatus,
        edge,
        'only-declared',
      ),
      kind: edge.kind,
      declared: edge,
    };
  });
  for (const edge of observed.edges.filter(
    item => !seen.has(edgeKey(right, item) ?? ''),
  )) {
    edges.push({
      status: oneSidedEdge(
        right,
        left,
        back,
        rightStatus,
        edge,
        'only-observed',
      ),
      kind: edge.kind,
      observed: edge,
    });
  }
  return {
    nodes,
    edges,
    isSame: [...nodes, ...edges].every(
      ({ status }) => status === 'same' || status === 'not-compared',
    ),
  };
}
