import { Alert, Button, Skeleton, VisuallyHidden } from '@backstage/ui';
import type { UnityLineageNode } from '@lakeport/backstage-plugin-databricks-common';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import {
  Controls,
  MarkerType,
  ReactFlow,
  type Edge,
  type NodeChange,
  type NodeTypes,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useCallback, useMemo } from 'react';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import type { LineageGraph } from './LineageGraph';
import { BOX, layoutLineage, type Place } from './layoutLineage';
import { LineageNodeView, type LineageNode } from './LineageNodeView';
import { sharedLineageEngine } from './sharedLineageEngine';
import styles from './lineage.module.css';
import { useLineageText } from './useLineageText';

const NODE_TYPES: NodeTypes = { lineage: LineageNodeView };

function Drawn(props: {
  graph: LineageGraph;
  places: Map<string, Place>;
  onExpand: (node: UnityLineageNode) => void;
}) {
  const { graph, places, onExpand } = props;
  const { t } = useDatabricksTranslation();
  const textOf = useLineageText();
  const nodes = useMemo(
    () =>
      graph.nodes.flatMap((item): LineageNode[] => {
        const place = places.get(item.id);
        if (!place) {
          return [];
        }
        const { name, label } = textOf(item);
        return [
          {
            id: item.id,
            type: 'lineage',
            position: place,
            ...BOX,
            data: { item, name },
            ariaLabel: label,
          },
        ];
      }),
    [graph, places, textOf],
  );
  const edges = useMemo(
    () =>
      graph.edges.map(
        ({ id, source, target }): Edge => ({
          id,
          source,
          target,
          markerEnd: { type: MarkerType.ArrowClosed },
          focusable: false,
        }),
      ),
    [graph],
  );
  const onNodesChange = useCallback(
    (changes: NodeChange<LineageNode>[]) => {
      for (const change of changes) {
        const chosen =
          change.type === 'select' && change.selected
            ? graph.nodes.find(({ id }) => id === change.id)
            : undefined;
        if (chosen) {
          onExpand(chosen.node);
        }
      }
    },
    [graph, onExpand],
  );
  return (
    <ReactFlow
      aria-label={t('explorer.lineage.canvasLabel')}
      nodes={nodes}
      edges={edges}
      nodeTypes={NODE_TYPES}
      onNodesChange={onNodesChange}
      fitView
      minZoom={0.1}
      maxZoom={1.5}
      nodesDraggable={false}
      nodesConnectable={false}
      onlyRenderVisibleElements={nodes.length > 100}
      proOptions={{ hideAttribution: false }}
    >
      <Controls showInteractive={false} />
    </ReactFlow>
  );
}

/**
 * Lineage as a picture, placed by a worker. Where that cannot run, the page says
 * so and the table beside it has the same content.
 */
export function LineagePicture(props: {
  graph: LineageGraph;
  onExpand: (node: UnityLineageNode) => void;
}) {
  const { graph, onExpand } = props;
  const { t } = useDatabricksTranslation();
  const layout = useQuery({
    queryKey: [
      'lineage-layout',
      graph.nodes.map(({ id }) => id),
      graph.edges.map(({ id }) => id),
    ],
    queryFn: async () => layoutLineage(graph, await sharedLineageEngine()),
    placeholderData: keepPreviousData,
    structuralSharing: false,
    staleTime: Infinity,
    retry: false,
  });
  if (layout.error) {
    return (
      <Alert
        role="alert"
        status="info"
        icon
        title={t('explorer.lineage.noPicture')}
        description={t('explorer.lineage.noPictureHint', {
          reason: layout.error.message,
        })}
        customActions={
          <Button
            size="small"
            variant="secondary"
            isPending={layout.isFetching}
            onPress={() => void layout.refetch()}
          >
            {t('state.retry')}
          </Button>
        }
      />
    );
  }
  return (
    <div className={styles.canvas}>
      {layout.data ? (
        <Drawn graph={graph} places={layout.data} onExpand={onExpand} />
      ) : (
        <div role="status" aria-busy="true">
          <VisuallyHidden>{t('explorer.lineage.drawing')}</VisuallyHidden>
          <Skeleton height={240} />
        </div>
      )}
    </div>
  );
}
