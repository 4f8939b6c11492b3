import {
  unityObjectRef,
  type UnityObjectName,
} from '@lakeport/backstage-plugin-databricks-common';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useDebounced } from '../../../field/common/useDebounced';
import { flattenTree } from './flattenTree';
import { keysAround } from './keysAround';
import type { TreeNode } from './TreeNode';
import { metastoreKey } from './treeKeys';
import { useTreeLevels } from './useTreeLevels';

const NO_FILTERS: Record<string, string> = {};

/**
 * The rows of a tree of Unity Catalog, read as far as it is opened. What the page
 * shows is opened by itself; so is a root that stands alone.
 */
export function useUnityTree(props: {
  roots: readonly TreeNode[];
  workspace?: string;
  selected?: UnityObjectName;
  /** The metastore that is shown while no object is. */
  selectedMetastore?: string;
}) {
  const { roots, workspace, selected, selectedMetastore } = props;
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(
    () =>
      new Set([
        ...(roots.length === 1 ? [roots[0].key] : []),
        ...(selectedMetastore === undefined
          ? []
          : [metastoreKey(selectedMetastore)]),
      ]),
  );
  const [filters, setFilters] = useState(NO_FILTERS);
  // Once for each object: what the reader closes afterwards stays closed.
  const [openedFor, setOpenedFor] = useState<string>();
  const selectedRef = selected && unityObjectRef(selected);
  if (selectedRef !== openedFor) {
    setOpenedFor(selectedRef);
    if (selected) {
      setExpanded(
        new Set([
          ...expanded,
          ...keysAround(selected),
          unityObjectRef(selected),
        ]),
      );
    }
  }
  const asked = useDebounced(filters);
  const { reader, states } = useTreeLevels(workspace);

  const { rows, levels } = useMemo(
    () =>
      flattenTree({
        roots,
        expanded,
        levels: states,
        filters: asked,
        selected,
      }),
    [roots, expanded, states, asked, selected],
  );

  useEffect(() => reader.watch(levels, asked), [reader, levels, asked]);

  const toggle = useCallback(
    (key: string) =>
      setExpanded(current => {
        const next = new Set(current);
        if (!next.delete(key)) {
          next.add(key);
        }
        return next;
      }),
    [],
  );
  const filter = useCallback(
    (key: string, text: string) =>
      setFilters(current => ({ ...current, [key]: text })),
    [],
  );
  return { rows, states, filters, reader, toggle, filter };
}
