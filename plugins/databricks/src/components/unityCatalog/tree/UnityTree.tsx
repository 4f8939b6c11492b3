import {
  unityObjectRef,
  type UnityObjectName,
} from '@lakeport/backstage-plugin-databricks-common';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { findTyped } from './findTyped';
import { levelOfFilter } from './levelOfFilter';
import { moveInTree } from './moveInTree';
import { TreeFilter } from './TreeFilter';
import { TreeFreshness } from './TreeFreshness';
import { metastoreKey } from './treeKeys';
import type { TreeNode } from './TreeNode';
import type { TreeRow } from './TreeRow';
import { UnityTreeRow } from './UnityTreeRow';
import styles from './unityTree.module.css';
import { useTextOfRow } from './useTextOfRow';
import { useUnityTree } from './useUnityTree';

const ROW_HEIGHT = 30;
const OVERSCAN = 8;
/** After as long a pause, in milliseconds, typing begins a new text. */
const TYPING = 700;
/** Pages in a row with nothing to see after which the reader says whether to go on. */
const EMPTY_PAGES = 10;

/**
 * Unity Catalog as a tree that is read as far as it is opened, by the WAI-ARIA
 * pattern of tree views. Only the rows in sight are in the document, and the one
 * that has the focus.
 */
export function UnityTree(props: {
  label: string;
  roots: readonly TreeNode[];
  /** Id of the workspace to read through. */
  workspace?: string;
  selected?: UnityObjectName;
  /** The metastore that is shown while no object is. */
  selectedMetastore?: string;
  onSelect: (node: TreeNode) => void;
}) {
  const { roots, workspace, selected, selectedMetastore, onSelect } = props;
  const { t } = useDatabricksTranslation();
  const { rows, states, filters, reader, toggle, filter } = useUnityTree({
    roots,
    workspace,
    selected,
    selectedMetastore,
  });
  const textOf = useTextOfRow();
  const scroll = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', at: 0 });
  const hasFocus = useRef(false);

  const selectedKey = selected
    ? unityObjectRef(selected)
    : selectedMetastore && metastoreKey(selectedMetastore);
  const [active, setActive] = useState<Pick<TreeRow, 'key' | 'parent'>>();
  const activeIndex = useMemo(() => {
    const indexOf = (key: string | undefined) =>
      key === undefined ? -1 : rows.findIndex(row => row.key === key);
    const found = indexOf(active ? active.key : selectedKey);
    // A row may go while it has the focus: what it was below has it then.
    return Math.max(found < 0 ? indexOf(active?.parent) : found, 0);
  }, [rows, active, selectedKey]);

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    rangeExtractor: range => {
      const indexes = defaultRangeExtractor(range);
      return indexes.includes(activeIndex) || activeIndex >= rows.length
        ? indexes
        : [...indexes, activeIndex].sort((a, b) => a - b);
    },
  });
  const items = virtualizer.getVirtualItems();

  useEffect(() => {
    for (const { index } of items) {
      const row = rows[index];
      if (
        row?.type === 'more' &&
        !row.isFetching &&
        row.emptyPages < EMPTY_PAGES
      ) {
        reader.readMore(row.level.key);
      }
    }
  }, [items, rows, reader]);

  useEffect(() => {
    const tree = scroll.current;
    if (hasFocus.current && tree) {
      const row = tree.querySelector<HTMLElement>('[tabindex="0"]');
      if (row && row !== document.activeElement) {
        row.focus({ preventScroll: true });
      }
    }
  });

  const focusOn = (index: number) => {
    hasFocus.current = true;
    setActive(rows[index]);
    virtualizer.scrollToIndex(index);
  };
  const latest = useRef({ rows, focusOn });
  latest.current = { rows, focusOn };

  const press = useCallback(
    (index: number) => {
      const row = latest.current.rows[index];
      latest.current.focusOn(index);
      if (row.type === 'more' || row.type === 'error') {
        reader.readMore(row.level.key);
      }
      if (row.type !== 'node') {
        return;
      }
      if (row.node.type !== 'group') {
        onSelect(row.node);
      }
      if (row.node.type === 'group' || row.isExpanded === false) {
        toggle(row.key);
      }
    },
    [reader, toggle, onSelect],
  );
  const toggleAt = useCallback(
    (index: number) => {
      latest.current.focusOn(index);
      toggle(latest.current.rows[index].key);
    },
    [toggle],
  );

  const type = (letter: string, at: number) => {
    const text =
      at - typed.current.at > TYPING ? letter : typed.current.text + letter;
    typed.current = { text, at };
    const found = findTyped(
      rows.map(row => (row.type === 'node' ? textOf(row).text : undefined)),
      activeIndex,
      text,
    );
    if (found >= 0) {
      focusOn(found);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (event.defaultPrevented || ctrlKey || metaKey || altKey) {
      return;
    }
    const move = moveInTree(rows, activeIndex, key);
    if (move?.type === 'focus') {
      focusOn(move.index);
    } else if (move) {
      toggleAt(activeIndex);
    } else if (key === '/') {
      field.current?.querySelector('input')?.focus();
    } else if ([...key].length === 1) {
      type(key, event.timeStamp);
    } else {
      return;
    }
    event.preventDefault();
  };

  const narrowed = useMemo(
    () => levelOfFilter(rows, activeIndex),
    [rows, activeIndex],
  );
  return (
    <div className={styles.pane}>
      <div ref={field}>
        <TreeFilter
          narrowed={narrowed}
          value={(narrowed && filters[narrowed.level.key]) ?? ''}
          onChange={filter}
          onLeave={() => focusOn(activeIndex)}
        />
      </div>
      <div
        role="tree"
        aria-label={props.label}
        aria-keyshortcuts="/"
        tabIndex={-1}
        ref={scroll}
        className={styles.tree}
        onKeyDown={onKeyDown}
        onFocus={() => {
          hasFocus.current = true;
        }}
        onBlur={event => {
          hasFocus.current = event.currentTarget.contains(event.relatedTarget);
        }}
      >
        <div
          role="presentation"
          className={styles.rows}
          style={{ height: virtualizer.getTotalSize() }}
        >
          {items.map(({ index, start, size }) => (
            <UnityTreeRow
              key={rows[index].key}
              row={rows[index]}
              index={index}
              start={start}
              height={size}
              isActive={index === activeIndex}
              isSelected={rows[index].key === selectedKey}
              filter={filters[rows[index].key] || undefined}
              onPress={press}
              onToggle={toggleAt}
            />
          ))}
        </div>
      </div>
      <TreeFreshness
        states={states}
        what={t('explorer.tree.what')}
        onRefresh={() => reader.refresh()}
      />
    </div>
  );
}
