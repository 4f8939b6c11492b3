import {
  RiArrowDownSLine,
  RiArrowRightSLine,
  RiErrorWarningFill,
} from '@remixicon/react';
import { memo, type KeyboardEvent, type MouseEvent } from 'react';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { NodeIcon } from './NodeIcon';
import type { TreeRow } from './TreeRow';
import styles from './unityTree.module.css';
import { useTextOfRow } from './useTextOfRow';

const INDENT = 18;
const CLASSES: Record<TreeRow['type'], string> = {
  node: styles.row,
  loading: `${styles.row} ${styles.remark}`,
  empty: `${styles.row} ${styles.remark}`,
  partial: `${styles.row} ${styles.remark} ${styles.problem}`,
  error: `${styles.row} ${styles.button} ${styles.problem}`,
  more: `${styles.row} ${styles.button}`,
};

function Icon({ row }: { row: TreeRow }) {
  if (row.type === 'error' || row.type === 'partial') {
    return <RiErrorWarningFill size={16} aria-hidden />;
  }
  if (row.type !== 'node' || row.node.type === 'group') {
    return null;
  }
  return row.node.type === 'metastore' ? (
    <NodeIcon kind="metastore" />
  ) : (
    <NodeIcon kind={row.node.object.kind} type={row.node.object.type} />
  );
}

/** One row of the tree. It keeps few elements: hundreds may be drawn. */
export const UnityTreeRow = memo(function Row(props: {
  row: TreeRow;
  index: number;
  start: number;
  height: number;
  isActive: boolean;
  isSelected: boolean;
  /** What the level below is narrowed to. */
  filter: string | undefined;
  onPress: (index: number) => void;
  onToggle: (index: number) => void;
}) {
  const { row, index, start, height, isActive, isSelected, filter } = props;
  const { t } = useDatabricksTranslation();
  const { text, label, title } = useTextOfRow()(row);
  const isExpanded = row.type === 'node' ? row.isExpanded : undefined;
  const Arrow = isExpanded ? RiArrowDownSLine : RiArrowRightSLine;
  const onClick = ({ target }: MouseEvent) => {
    if (target instanceof Element && target.closest('[data-arrow]')) {
      props.onToggle(index);
    } else {
      props.onPress(index);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      props.onPress(index);
    }
  };
  return (
    <div
      role="treeitem"
      className={CLASSES[row.type]}
      data-index={index}
      aria-level={row.depth}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={isExpanded}
      aria-selected={row.type === 'node' ? isSelected : undefined}
      aria-busy={row.type === 'loading' || undefined}
      aria-label={
        filter
          ? t('explorer.tree.filteredLabel', { label, text: filter })
          : label
      }
      tabIndex={isActive ? 0 : -1}
      title={title}
      style={{
        height,
        transform: `translateY(${start}px)`,
        paddingInlineStart: 6 + (row.depth - 1) * INDENT,
      }}
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      <span
        className={styles.arrow}
        data-arrow={isExpanded === undefined ? undefined : ''}
      >
        {isExpanded !== undefined && <Arrow size={16} aria-hidden />}
      </span>
      <Icon row={row} />
      <span className={styles.name}>{text}</span>
      {filter && (
        <span className={styles.aside} aria-hidden>{`“${filter}”`}</span>
      )}
      {row.type === 'node' &&
        row.node.type === 'object' &&
        row.node.object.browseOnly && (
          <span className={styles.aside}>{t('explorer.browseOnly')}</span>
        )}
    </div>
  );
});
