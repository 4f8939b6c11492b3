import {
  Controls,
  ReactFlow,
  ReactFlowProvider,
  useStore,
  type NodeChange,
  type NodeTypes,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useCallback, useMemo, useRef } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import type { NetworkView } from './NetworkView';
import { PartNodeView } from './PartNodeView';
import { edgeStatuses } from './edgeStatuses';
import { flowElements, type PartNode } from './flowElements';
import type { FoldedTopology } from './foldTopology';
import { summarizeParts } from './summarizeParts';
import styles from './topology.module.css';
import { useArrowKeys } from './useArrowKeys';
import { useFlowLabels } from './useFlowLabels';
import { useMoveTo, type MoveTo } from './useMoveTo';

/** Below this zoom nobody can read the parts, and their text only costs time. */
const LEGIBLE = 0.2;

const NODE_TYPES: NodeTypes = { part: PartNodeView };

interface PictureProps {
  view: NetworkView;
  folded: FoldedTopology;
  selected: string | undefined;
  /** A part to bring into view; each object is one wish. */
  moveTo?: MoveTo;
  onSelect: (id: string | undefined) => void;
  /** A part was selected by keyboard, to be read. */
  onOpen: (id: string) => void;
}

function Picture(props: PictureProps) {
  const { view, folded, selected, moveTo, onSelect, onOpen } = props;
  const { t } = useDatabricksTranslation();
  const canvas = useRef<HTMLDivElement>(null);
  const isFar = useStore(({ transform: [, , zoom] }) => zoom < LEGIBLE);
  const labels = useFlowLabels();
  // Placed once for what is shown; selecting never moves anything.
  const placed = useMemo(
    () =>
      flowElements(
        folded,
        labels,
        summarizeParts(view, folded),
        edgeStatuses(view, folded),
      ),
    [view, folded, labels],
  );
  const nodes = useMemo(
    () =>
      placed.nodes.map(node =>
        node.id === selected ? { ...node, selected: true } : node,
      ),
    [placed, selected],
  );
  useMoveTo(placed.places, moveTo);
  const onKeyDown = useArrowKeys(canvas, placed.places, { onSelect, onOpen });

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
    <div
      className={styles.canvas}
      ref={canvas}
      data-far={isFar || undefined}
      onKeyDownCapture={onKeyDown}
    >
      <ReactFlow
        aria-label={t('topology.canvasLabel')}
        nodes={nodes}
        edges={placed.edges}
        nodeTypes={NODE_TYPES}
        onNodesChange={onNodesChange}
        fitView
        onlyRenderVisibleElements
        zIndexMode="manual"
        minZoom={0.05}
        maxZoom={2}
        nodesDraggable={false}
        nodesConnectable={false}
        edgesFocusable={false}
        deleteKeyCode={null}
        // The page around the picture scrolls; the picture does not catch the wheel.
        preventScrolling={false}
        zoomOnScroll={false}
        ariaLabelConfig={{
          'node.a11yDescription.keyboardDisabled': t('observed.canvas.keys'),
          'node.a11yDescription.default': t('observed.canvas.keys'),
        }}
      >
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  );
}

/**
 * The network as a picture: boxes within boxes, and what connects them. Parts
 * can be reached by Tab and the arrow keys and are opened by Enter.
 */
export function TopologyPicture(props: PictureProps) {
  return (
    <ReactFlowProvider>
      <Picture {...props} />
    </ReactFlowProvider>
  );
}
