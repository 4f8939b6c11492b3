import { RiAddLine, RiEyeOffLine } from '@remixicon/react';
import { Handle, Position, type Node, type NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { NodeIcon } from '../tree/NodeIcon';
import type { LineageGraphNode } from './LineageGraph';
import styles from './lineage.module.css';

/** What a box of the picture is drawn from. */
export type LineageNode = Node<
  { item: LineageGraphNode; name: string },
  'lineage'
>;

/** A table or column; a plus says that a press reads one step more. */
export const LineageNodeView = memo(function Box({
  data: { item, name },
}: NodeProps<LineageNode>) {
  const { t } = useDatabricksTranslation();
  const { catalog, schema, table, column, hidden, type } = item.node;
  return (
    <div
      className={styles.box}
      data-start={item.isStart || undefined}
      data-hidden={hidden || undefined}
    >
      <Handle
        type="target"
        position={Position.Left}
        className={styles.handle}
      />
      <div className={styles.name}>
        {hidden ? (
          <RiEyeOffLine size={16} aria-hidden />
        ) : (
          <NodeIcon kind="table" type={type} />
        )}
        <span>{name}</span>
        {!hidden && !item.isExpanded && <RiAddLine size={16} aria-hidden />}
      </div>
      <div className={styles.place}>
        {hidden
          ? t('explorer.lineage.hiddenHint')
          : [catalog, schema, ...(column ? [table] : [])].join('.')}
      </div>
      <Handle
        type="source"
        position={Position.Right}
        className={styles.handle}
      />
    </div>
  );
});
