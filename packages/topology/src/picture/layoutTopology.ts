import { NodeKind, Topology, TopologyEdge, TopologyNode } from '../Topology';
import { describeNode } from './describeNode';
import { DETAIL, NAME, textWidth } from './textWidth';

/**
 * Where a node is drawn, in pixels. `x` and `y` count from the parent's top
 * left corner, or from the picture's where there is no parent.
 *
 * @public
 */
export interface PositionedNode {
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * A picture's size and the places of all nodes, parents before children. Edges
 * are those to draw: none between a node and a box around it.
 *
 * @public
 */
export interface PositionedTopology {
  width: number;
  height: number;
  nodes: PositionedNode[];
  edges: TopologyEdge[];
}

interface Box {
  width: number;
  height: number;
  nodes: PositionedNode[];
}

const MARGIN = 24;
const PADDING = 16;
const HEADER = 50;
const CARD_HEIGHT = 50;
const ROW_GAP = 14;
const COLUMN_GAP = 72;
const ROW_LENGTH = 4;
/** So many accounts stand side by side before there is another row. */
const ACCOUNTS_IN_ROW = 3;
const CARD_WIDTH = { least: 150, most: 340 };

// Left to right is the way of a packet that leaves: subnet, route table,
// gateway or endpoint.
const VPC_COLUMNS: NodeKind[][] = [
  ['availability-zone', 'subnet', 'nat-gateway'],
  ['route-table'],
  [
    'internet-gateway',
    'egress-only-internet-gateway',
    'vpc-endpoint',
    'hosted-zone',
    'database',
  ],
  ['security-group', 'network-acl'],
];
// The workspace beside what most edges of the others end at.
const OUTSIDE: NodeKind[] = [
  'control-plane',
  'workspace',
  'private-access-settings',
  'registered-endpoint',
  'ip-access-list',
  'network-connectivity',
  'network-policy',
  'on-premises',
  'job',
  'share',
];
// What leads from one network to another, beside them.
const BETWEEN: NodeKind[] = ['peering-connection', 'transit-gateway'];
const TIERS = ['public', 'private', 'privatelink'];

function byReadingOrder(left: TopologyNode, right: TopologyNode): number {
  const rank = (node: TopologyNode) => {
    const tier = TIERS.indexOf(String(node.tier));
    return tier === -1 ? TIERS.length : tier;
  };
  const order = (a: string, b: string) => Number(a > b) - Number(a < b);
  return (
    order(left.kind, right.kind) ||
    rank(left) - rank(right) ||
    order(left.name, right.name) ||
    order(left.id, right.id)
  );
}

function cardWidth(node: TopologyNode): number {
  const needed = Math.max(
    textWidth(node.name, NAME),
    textWidth(describeNode(node), DETAIL),
  );
  return Math.round(
    Math.min(CARD_WIDTH.most, Math.max(CARD_WIDTH.least, needed + 24)),
  );
}

function shift(node: PositionedNode, x: number, y: number): PositionedNode {
  return { ...node, x: node.x + x, y: node.y + y };
}

/** Boxes side by side or under each other; only the boxes' own nodes move. */
function stack(
  boxes: Box[],
  direction: 'row' | 'column',
  gap: number,
  stretch = false,
): Box {
  const filled = boxes.filter(box => box.nodes.length);
  const widest = Math.max(0, ...filled.map(box => box.width));
  let offset = 0;
  const nodes = filled.flatMap(box => {
    const [x, y] = direction === 'row' ? [offset, 0] : [0, offset];
    offset += (direction === 'row' ? box.width : box.height) + gap;
    const [own, ...inner] = box.nodes;
    const first = stretch ? { ...own, width: widest } : own;
    return [shift(first, x, y), ...inner];
  });
  const along = Math.max(0, offset - gap);
  const across = Math.max(
    0,
    ...filled.map(box => (direction === 'row' ? box.height : box.width)),
  );
  return direction === 'row'
    ? { width: along, height: across, nodes }
    : { width: across, height: along, nodes };
}

class Layout {
  private readonly children = new Map<string, TopologyNode[]>();
  private readonly ids: Set<string>;

  constructor(topology: Topology) {
    this.ids = new Set(topology.nodes.map(node => node.id));
    for (const node of topology.nodes) {
      const parent = this.parentOf(node);
      const siblings = this.children.get(parent);
      if (siblings) siblings.push(node);
      else this.children.set(parent, [node]);
    }
    this.children.forEach(nodes => nodes.sort(byReadingOrder));
  }

  root(): Box {
    const nodes = this.childrenOf('');
    const outside = OUTSIDE.flatMap(kind =>
      nodes.filter(node => node.kind === kind),
    );
    const between = nodes.filter(node => BETWEEN.includes(node.kind));
    const inside = nodes.filter(
      node => !OUTSIDE.includes(node.kind) && !BETWEEN.includes(node.kind),
    );
    return this.join('row', nodes, [
      this.column(outside),
      this.accounts(inside),
      this.column(between),
    ]);
  }

  /** AWS accounts side by side, what is in none under them. */
  private accounts(nodes: TopologyNode[]): Box {
    const accounts = nodes.filter(node => node.kind === 'account');
    const others = nodes.filter(node => node.kind !== 'account');
    const inRow = Math.max(
      ACCOUNTS_IN_ROW,
      Math.ceil(Math.sqrt(accounts.length)),
    );
    const rows: Box[] = [];
    for (let at = 0; at < accounts.length; at += inRow) {
      const row = accounts.slice(at, at + inRow);
      rows.push(
        this.join(
          'row',
          nodes,
          row.map(node => this.box(node)),
        ),
      );
    }
    return this.join('column', nodes, [...rows, this.column(others)]);
  }

  /** Boxes of nodes that are in nothing, one after the other. */
  private join(
    direction: 'row' | 'column',
    direct: TopologyNode[],
    boxes: Box[],
  ): Box {
    const isRow = direction === 'row';
    const filled = boxes.filter(box => box.nodes.length);
    const gap = isRow ? COLUMN_GAP : ROW_GAP;
    let offset = 0;
    const nodes = filled.flatMap(box => {
      const at = offset;
      offset += (isRow ? box.width : box.height) + gap;
      return this.shiftDirect(
        box.nodes,
        direct,
        isRow ? at : 0,
        isRow ? 0 : at,
      );
    });
    const along = Math.max(0, offset - gap);
    const across = Math.max(
      0,
      ...filled.map(box => (isRow ? box.height : box.width)),
    );
    return isRow
      ? { width: along, height: across, nodes }
      : { width: across, height: along, nodes };
  }

  private parentOf(node: TopologyNode): string {
    return node.parent && this.ids.has(node.parent) ? node.parent : '';
  }

  private childrenOf(id: string): TopologyNode[] {
    return this.children.get(id) ?? [];
  }

  private box(node: TopologyNode): Box {
    const inner = this.content(node);
    const width = cardWidth(node);
    if (!inner.nodes.length) {
      const own = { id: node.id, x: 0, y: 0, width, height: CARD_HEIGHT };
      return { width, height: CARD_HEIGHT, nodes: [own] };
    }
    const size = {
      width: Math.max(width, inner.width + 2 * PADDING),
      height: inner.height + HEADER + PADDING,
    };
    return {
      ...size,
      nodes: [{ id: node.id, x: 0, y: 0, ...size }, ...inner.nodes],
    };
  }

  private content(node: TopologyNode): Box {
    const children = this.childrenOf(node.id);
    const arranged = this.arrange(node.kind, children);
    return {
      ...arranged,
      nodes: this.shiftDirect(arranged.nodes, children, PADDING, HEADER),
    };
  }

  private arrange(kind: NodeKind, children: TopologyNode[]): Box {
    if (kind === 'account' || kind === 'region') return this.rows(children);
    if (kind !== 'vpc') return this.column(children);
    const named = VPC_COLUMNS.flat();
    const columns = VPC_COLUMNS.map(kinds =>
      children.filter(child => kinds.includes(child.kind)),
    );
    const others = children.filter(child => !named.includes(child.kind));
    return this.columns([...columns, others], true);
  }

  /** Cards in rows, then what has content of its own under each other. */
  private rows(children: TopologyNode[]): Box {
    const large = children.filter(child => this.childrenOf(child.id).length);
    const cards = children.filter(child => !large.includes(child));
    const lines: TopologyNode[][] = [];
    for (const card of cards) {
      const last = lines.at(-1);
      // Another kind, another row: edges between them then cross no third card.
      if (last && last.length < ROW_LENGTH && last[0].kind === card.kind) {
        last.push(card);
      } else {
        lines.push([card]);
      }
    }
    let y = 0;
    const placed = [
      ...lines.map(line =>
        stack(
          line.map(node => this.box(node)),
          'row',
          ROW_GAP,
        ),
      ),
      this.column(large),
    ]
      .filter(box => box.nodes.length)
      .map(box => {
        const top = y;
        y += box.height + ROW_GAP;
        return { ...box, nodes: this.shiftDirect(box.nodes, children, 0, top) };
      });
    return {
      width: Math.max(0, ...placed.map(box => box.width)),
      height: Math.max(0, y - ROW_GAP),
      nodes: placed.flatMap(box => box.nodes),
    };
  }

  private shiftDirect(
    nodes: PositionedNode[],
    direct: TopologyNode[],
    x: number,
    y: number,
  ): PositionedNode[] {
    const ids = new Set(direct.map(node => node.id));
    return nodes.map(node => (ids.has(node.id) ? shift(node, x, y) : node));
  }

  private column(nodes: TopologyNode[]): Box {
    return stack(
      nodes.map(node => this.box(node)),
      'column',
      ROW_GAP,
      true,
    );
  }

  /** Columns side by side; `spread` divides the height evenly in each. */
  private columns(groups: TopologyNode[][], spread = false): Box {
    const filled = groups.filter(group => group.length);
    const boxes = filled.map(group => this.column(group));
    const height = Math.max(0, ...boxes.map(box => box.height));
    let x = 0;
    const nodes = boxes.flatMap((box, index) => {
      const group = filled[index];
      const left = x;
      x += box.width + COLUMN_GAP;
      const share = spread ? (height - box.height) / group.length : 0;
      const down = new Map(
        group.map(({ id }, row) => [id, Math.round(share * (row + 0.5))]),
      );
      return box.nodes.map(node => {
        const y = down.get(node.id);
        return y === undefined ? node : shift(node, left, y);
      });
    });
    return { width: Math.max(0, x - COLUMN_GAP), height, nodes };
  }
}

/** Whether an edge is between a node and one around it, where nesting shows it. */
function isNested(
  parents: Map<string, string | undefined>,
  edge: TopologyEdge,
): boolean {
  const isInside = (inner: string, outer: string) => {
    const seen = new Set<string>();
    for (
      let at = parents.get(inner);
      at !== undefined && !seen.has(at);
      at = parents.get(at)
    ) {
      if (at === outer) return true;
      seen.add(at);
    }
    return false;
  };
  return (
    isInside(edge.source, edge.target) || isInside(edge.target, edge.source)
  );
}

/**
 * Places every node: what is outside of the accounts at the left, accounts side by
 * side, in them boxes within boxes, and in a VPC columns from the subnets through the route
 * tables to gateways and endpoints. The same graph gives the same places; no
 * two neighbours overlap and every child is inside of its parent.
 *
 * @public
 */
export function layoutTopology(topology: Topology): PositionedTopology {
  const { width, height, nodes } = new Layout(topology).root();
  const parents = new Map(topology.nodes.map(node => [node.id, node.parent]));
  const roots = new Set(
    topology.nodes
      .filter(({ parent }) => !parent || !parents.has(parent))
      .map(node => node.id),
  );
  return {
    width: width + 2 * MARGIN,
    height: height + 2 * MARGIN,
    nodes: nodes.map(node =>
      roots.has(node.id) ? shift(node, MARGIN, MARGIN) : node,
    ),
    edges: topology.edges.filter(edge => !isNested(parents, edge)),
  };
}
