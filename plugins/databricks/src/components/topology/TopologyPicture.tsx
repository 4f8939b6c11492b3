import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { TopologyNode } from '@lakeport/topology';
import {
  Controls,
  ReactFlow,
  type NodeChange,
  type NodeTypes,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useCallback, useMemo } from 'react';
import { databricksTranslationRef } from '../../translation';
import { PartNodeView } from './PartNodeView';
import { flowElements, type FlowLabels, type PartNode } from './flowElements';
import type { FoldedTopology } from './foldTopology';
import styles from './topology.module.css';

const NODE_TYPES: NodeTypes = { part: PartNodeView };

/**
 * The network as a picture: boxes within boxes, and what connects them. Parts
 * can be reached by Tab and selected by Enter.
 */
export function TopologyPicture(props: {
  folded: FoldedTopology;
  selected: string | undefined;
  onSelect: (id: string | undefined) => void;
}) {
  const { folded, selected, onSelect } = props;
  const { t } = useTranslationRef(databricksTranslationRef);

  const labels = useMemo<FlowLabels>(
    () => ({
      node: (part: TopologyNode, parent: TopologyNode | undefined) =>
        parent
          ? t('topology.nodeInLabel', {
              kind: t(`kinds.${part.kind}`),
              name: part.name,
              parent: parent.name,
            })
          : t('topology.nodeLabel', {
              kind: t(`kinds.${part.kind}`),
              name: part.name,
            }),
      edge: (source, kind, target) =>
        t('topology.edgeLabel', {
          source,
          kind: t(`connections.${kind}`),
          target,
        }),
    }),
    [t],
  );
  // Placed once for what is shown; selecting never moves anything.
  const placed = useMemo(() => flowElements(folded, labels), [folded, labels]);
  const nodes = useMemo(
    () =>
      placed.nodes.map(node =>
        node.id === selected ? { ...node, selected: true } : node,
      ),
    [placed, selected],
  );

  const onNodesChange = useCallback(
    (changes: NodeChange<PartNode>[]) => {
      const selections = changes.filter(change => change.type === 'select');
      const chosen = selections.find(change => change.selected);
      if (selections.length > 0) {
        onSelect(chosen?.id);
      }
    },
    [onSelect],
  );

  return (
    <div className={styles.canvas}>
      <ReactFlow
        aria-label={t('topology.canvasLabel')}
        nodes={nodes}
        edges={placed.edges}
        nodeTypes={NODE_TYPES}
        onNodesChange={onNodesChange}
        fitView
        zIndexMode="manual"
        minZoom={0.1}
        maxZoom={2}
        nodesDraggable={false}
        nodesConnectable={false}
        edgesFocusable={false}
        deleteKeyCode={null}
        // The page around the picture scrolls; the picture does not catch the wheel.
        preventScrolling={false}
        zoomOnScroll={false}
      >
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  );
}
