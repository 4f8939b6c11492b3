import { Topology, TopologyNode } from '../Topology';
import { describeNode } from './describeNode';
import { kindWords } from './kindWords';
import { layoutTopology } from './layoutTopology';

// Mermaid has its own entities (#code;) for what would end a quoted label or
// be read as HTML, Markdown or an entity.
const UNSAFE = /[^\p{L}\p{N} .,:/()_=+@·-]/gu;

function escapeLabel(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(UNSAFE, character => `#${character.codePointAt(0)};`);
}

/**
 * The graph as a Mermaid flowchart with nested subgraphs, for Markdown pages.
 * Node ids are numbered (`n0`, `n1`, …), labels quoted and escaped, so that no
 * name can break out of its place.
 *
 * @public
 */
export function toMermaid(topology: Topology): string {
  const keys = new Map(
    topology.nodes.map((node, index) => [node.id, `n${index}`]),
  );
  const childrenOf = (parent: string | undefined) =>
    topology.nodes.filter(
      node =>
        (node.parent && keys.has(node.parent) ? node.parent : undefined) ===
        parent,
    );
  const label = (node: TopologyNode) =>
    `"${escapeLabel(node.name)}<br/>${escapeLabel(describeNode(node))}"`;

  const nested = (parent: string | undefined, indent: string): string[] =>
    childrenOf(parent).flatMap(node => {
      const key = keys.get(node.id);
      const inner = nested(node.id, `${indent}  `);
      return inner.length
        ? [`${indent}subgraph ${key}[${label(node)}]`, ...inner, `${indent}end`]
        : [`${indent}${key}[${label(node)}]`];
    });
  // Mermaid refuses an edge between a node and a subgraph around it.
  const edges = layoutTopology(topology)
    .edges.filter(edge => keys.has(edge.source) && keys.has(edge.target))
    .map(
      edge =>
        `  ${keys.get(edge.source)} -->|"${kindWords[edge.kind]}"| ${keys.get(
          edge.target,
        )}`,
    );
  return `${['flowchart LR', ...nested(undefined, '  '), ...edges].join(
    '\n',
  )}\n`;
}
