import { EdgeKind, NodeKind, Topology, TopologyNode } from '../Topology';
import { describeNode } from './describeNode';
import { drawEdge, Rectangle } from './drawEdge';
import { escapeXml } from './escapeXml';
import { kindWords } from './kindWords';
import { layoutTopology } from './layoutTopology';
import { DETAIL, NAME, textWidth } from './textWidth';

const FILL: Record<NodeKind, { fill: string; stroke: string }> = {
  account: { fill: '#f7f8fa', stroke: '#5f6b7a' },
  region: { fill: '#f7f8fa', stroke: '#5f6b7a' },
  vpc: { fill: '#ffffff', stroke: '#6a3fc4' },
  'availability-zone': { fill: '#f2f7fd', stroke: '#3b7dc4' },
  subnet: { fill: '#e6f4ea', stroke: '#2f8f4e' },
  'route-table': { fill: '#f1ecfb', stroke: '#6a3fc4' },
  'internet-gateway': { fill: '#f1ecfb', stroke: '#6a3fc4' },
  'nat-gateway': { fill: '#ffffff', stroke: '#6a3fc4' },
  'egress-only-internet-gateway': { fill: '#f1ecfb', stroke: '#6a3fc4' },
  'peering-connection': { fill: '#f1ecfb', stroke: '#6a3fc4' },
  'transit-gateway': { fill: '#f1ecfb', stroke: '#6a3fc4' },
  'transit-gateway-route-table': { fill: '#ffffff', stroke: '#6a3fc4' },
  'vpc-endpoint': { fill: '#f1ecfb', stroke: '#6a3fc4' },
  'security-group': { fill: '#fdeceb', stroke: '#c43b33' },
  bucket: { fill: '#eef6e3', stroke: '#4f7d16' },
  'control-plane': { fill: '#fff1e8', stroke: '#c4500a' },
  workspace: { fill: '#fff1e8', stroke: '#c4500a' },
  'elastic-ip': { fill: '#ffffff', stroke: '#6a3fc4' },
  'network-acl': { fill: '#fdeceb', stroke: '#c43b33' },
  'hosted-zone': { fill: '#f1ecfb', stroke: '#6a3fc4' },
  'kms-key': { fill: '#fdf1f7', stroke: '#b0246e' },
  'instance-profile': { fill: '#fdf1f7', stroke: '#b0246e' },
  'registered-endpoint': { fill: '#fff1e8', stroke: '#c4500a' },
  'private-access-settings': { fill: '#fdeceb', stroke: '#c43b33' },
  'ip-access-list': { fill: '#fdeceb', stroke: '#c43b33' },
  'network-connectivity': { fill: '#fff1e8', stroke: '#c4500a' },
  'network-policy': { fill: '#fdeceb', stroke: '#c43b33' },
  database: { fill: '#e8f1fb', stroke: '#1f5fa8' },
  'on-premises': { fill: '#f7f8fa', stroke: '#5f6b7a' },
  'kinesis-stream': { fill: '#e3f5f4', stroke: '#0b7a75' },
  'delivery-stream': { fill: '#e3f5f4', stroke: '#0b7a75' },
  'event-rule': { fill: '#e3f5f4', stroke: '#0b7a75' },
  'state-machine': { fill: '#e3f5f4', stroke: '#0b7a75' },
  job: { fill: '#fff1e8', stroke: '#c4500a' },
  share: { fill: '#fff1e8', stroke: '#c4500a' },
};

// Line patterns beside colours, for those who do not see the colours.
const LINE: Record<EdgeKind, { stroke: string; dashes: string }> = {
  'associated-with': { stroke: '#5f6b7a', dashes: '' },
  'routes-to': { stroke: '#6a3fc4', dashes: '' },
  'attached-to': { stroke: '#3b7dc4', dashes: '6 3' },
  'secured-by': { stroke: '#c43b33', dashes: '2 3' },
  'stores-in': { stroke: '#4f7d16', dashes: '' },
  uses: { stroke: '#4f7d16', dashes: '6 3' },
  'managed-by': { stroke: '#c4500a', dashes: '' },
  reaches: { stroke: '#5f6b7a', dashes: '8 3 2 3' },
  encrypts: { stroke: '#b0246e', dashes: '' },
  'resolves-to': { stroke: '#6a3fc4', dashes: '2 3' },
  registers: { stroke: '#c4500a', dashes: '6 3' },
  'connects-through': { stroke: '#c4500a', dashes: '8 3 2 3' },
  'restricted-by': { stroke: '#c43b33', dashes: '' },
  allows: { stroke: '#c43b33', dashes: '8 3 2 3' },
  replaces: { stroke: '#6a3fc4', dashes: '8 3 2 3' },
  'peers-with': { stroke: '#6a3fc4', dashes: '6 3' },
  feeds: { stroke: '#0b7a75', dashes: '' },
  triggers: { stroke: '#0b7a75', dashes: '2 3' },
  'replicates-to': { stroke: '#0b7a75', dashes: '8 3 2 3' },
};

const PUBLIC_SUBNET = { fill: '#fdf7e3', stroke: '#a87a00' };
const LEGEND_HEIGHT = 44;
const LEGEND_ENTRY = 150;
const STYLE = [
  'text{paint-order:stroke;stroke:#fff;stroke-width:3;stroke-opacity:.8;font-family:system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;fill:#1b2430}',
  `.name{font-size:${NAME.size}px;font-weight:600}`,
  `.detail{font-size:${DETAIL.size}px;fill:#48535f}`,
].join('');

function shorten(text: string, width: number, font: typeof NAME): string {
  const room = width - 20;
  if (textWidth(text, font) <= room) return text;
  const characters = [...text];
  const cut = (length: number) => `${characters.slice(0, length).join('')}…`;
  let length = Math.min(characters.length, Math.ceil(room / 4));
  while (length > 0 && textWidth(cut(length), font) > room) length -= 1;
  return cut(length);
}

function absolutePlaces(topology: Topology): Map<string, Rectangle> {
  const parents = new Map(topology.nodes.map(node => [node.id, node.parent]));
  const places = new Map<string, Rectangle>();
  // Parents come before their children.
  for (const { id, ...own } of layoutTopology(topology).nodes) {
    const around = places.get(parents.get(id) ?? '');
    places.set(id, {
      ...own,
      x: own.x + (around?.x ?? 0),
      y: own.y + (around?.y ?? 0),
    });
  }
  return places;
}

function drawNode(node: TopologyNode, place: Rectangle): string {
  const { x, y, width, height } = place;
  const colours = node.tier === 'public' ? PUBLIC_SUBNET : FILL[node.kind];
  return [
    `<g><title>${escapeXml(`${node.name} (${kindWords[node.kind]})`)}</title>`,
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6" fill="${colours.fill}" stroke="${colours.stroke}"/></g>`,
  ].join('');
}

function drawLabel(node: TopologyNode, place: Rectangle): string {
  const { x, y, width } = place;
  const name = escapeXml(shorten(node.name, width, NAME));
  const detail = escapeXml(shorten(describeNode(node), width, DETAIL));
  return [
    `<text class="name" x="${x + 12}" y="${y + 21}">${name}</text>`,
    `<text class="detail" x="${x + 12}" y="${y + 38}">${detail}</text>`,
  ].join('');
}

function drawLegend(kinds: EdgeKind[], top: number, columns: number): string {
  return kinds
    .map((kind, index) => {
      const x = 24 + (index % columns) * LEGEND_ENTRY;
      const y = top + 14 + Math.floor(index / columns) * 20;
      const { stroke, dashes } = LINE[kind];
      return [
        `<path d="M${x},${y} h34" stroke="${stroke}" stroke-width="1.6" stroke-dasharray="${dashes}" fill="none"/>`,
        `<text class="detail" x="${x + 42}" y="${y + 4}">${
          kindWords[kind]
        }</text>`,
      ].join('');
    })
    .join('\n');
}

function summarize(topology: Topology): string {
  const counts = new Map<NodeKind, number>();
  topology.nodes.forEach(node =>
    counts.set(node.kind, (counts.get(node.kind) ?? 0) + 1),
  );
  const parts = [...counts].map(
    ([kind, count]) => `${kindWords[kind]}: ${count}`,
  );
  return parts.length ? parts.join(', ') : 'The stacks hold no network.';
}

/**
 * The graph as one self-contained SVG document: boxes within boxes, edges with
 * a legend, a title and a description for screen readers, and all text
 * escaped. Every box has its full name as a tooltip.
 *
 * @public
 */
export function toSvg(topology: Topology): string {
  const places = absolutePlaces(topology);
  const layout = layoutTopology(topology);
  const kinds = [...new Set(layout.edges.map(edge => edge.kind))].sort();
  const width = Math.max(layout.width, 420);
  const columns = Math.max(1, Math.floor((width - 48) / LEGEND_ENTRY));
  const legendRows = Math.ceil(kinds.length / columns);
  const height =
    layout.height + (kinds.length ? LEGEND_HEIGHT - 20 + legendRows * 20 : 0);

  const placed = layout.nodes.flatMap(({ id }) => {
    const node = topology.nodes.find(item => item.id === id);
    const place = places.get(id);
    return node && place ? [{ node, place }] : [];
  });
  const edges = layout.edges.flatMap(edge => {
    const source = places.get(edge.source);
    const target = places.get(edge.target);
    if (!source || !target) return [];
    const { stroke, dashes } = LINE[edge.kind];
    return [
      `<path d="${drawEdge(
        source,
        target,
      )}" fill="none" stroke="${stroke}" stroke-width="1.4" stroke-opacity="0.75" stroke-dasharray="${dashes}" marker-end="url(#to-${
        edge.kind
      })"/>`,
    ];
  });
  const markers = kinds.map(
    kind =>
      `<marker id="to-${kind}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0,0 L8,4 L0,8 z" fill="${LINE[kind].stroke}"/></marker>`,
  );
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="topology-title topology-description" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    '<title id="topology-title">Network topology</title>',
    `<desc id="topology-description">${escapeXml(summarize(topology))}</desc>`,
    `<style>${STYLE}</style>`,
    `<defs>${markers.join('')}</defs>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...placed.map(({ node, place }) => drawNode(node, place)),
    ...edges,
    ...placed.map(({ node, place }) => drawLabel(node, place)),
    drawLegend(kinds, layout.height - 8, columns),
    '</svg>',
  ].join('\n')}\n`;
}
