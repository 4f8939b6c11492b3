import {
  unityObjectRef,
  type UnityObjectName,
} from '@lakeport/backstage-plugin-databricks-common';
import { isExpandable } from './isExpandable';
import { levelBelow } from './levelBelow';
import type { LevelState } from './LevelState';
import { nodeOf } from './nodeOf';
import { partOnLevel } from './partOnLevel';
import { rowOf } from './rowOf';
import type { TreeLevel } from './TreeLevel';
import type { TreeNode } from './TreeNode';
import { groupNodes, objectNode } from './treeNodes';
import type { TreeRow } from './TreeRow';

/** What the rows of a tree follow from. */
export interface TreeInput {
  roots: readonly TreeNode[];
  /** Keys of the nodes that are opened. */
  expanded: ReadonlySet<string>;
  /** What has been read, by the key of the node that it is below. */
  levels: ReadonlyMap<string, LevelState>;
  /** What is typed into the filters, by the same keys. */
  filters: Readonly<Record<string, string>>;
  /** The object that the page shows: it has its place even on a page not read yet. */
  selected?: UnityObjectName;
}

/** What a row has of its own before it is numbered. */
type Draft = TreeRow extends infer Row
  ? Row extends TreeRow
    ? Omit<Row, 'parent' | 'depth' | 'position' | 'siblings'>
    : never
  : never;

/**
 * The rows of a tree from the top to the bottom, and the levels that have to be
 * read to show them. Every row but the last of a level with more to read knows
 * its place; how many there are is known only when the level has been read.
 */
export function flattenTree(input: TreeInput): {
  rows: TreeRow[];
  levels: TreeLevel[];
} {
  const rows: TreeRow[] = [];
  const levels: TreeLevel[] = [];

  function add(
    drafts: readonly Draft[],
    isComplete: boolean,
    depth: number,
    parent?: string,
  ) {
    drafts.forEach((draft, index) => {
      const isExpanded =
        draft.type === 'node' && isExpandable(draft.node)
          ? input.expanded.has(draft.key)
          : undefined;
      const place = {
        depth,
        position: index + 1,
        siblings: isComplete ? drafts.length : -1,
        ...(parent !== undefined && { parent }),
      };
      rows.push(
        draft.type === 'node'
          ? rowOf(draft.node, { ...place, isExpanded })
          : { ...draft, ...place },
      );
      if (draft.type === 'node' && isExpanded) {
        addBelow(draft.node, depth + 1);
      }
    });
  }

  function addBelow(node: TreeNode, depth: number) {
    const level = levelBelow(node);
    if (level) {
      levels.push(level);
      const state = input.levels.get(level.key);
      add(draftsOf(level, state, input), !state?.hasMore, depth, node.key);
    } else if (node.type === 'object' && node.object.kind === 'schema') {
      add(groupNodes(node.id).map(draftOf), true, depth, node.key);
    }
  }

  add(input.roots.map(draftOf), true, 1);
  return { rows, levels };
}

function draftOf(node: TreeNode): Draft {
  return { type: 'node', key: node.key, node };
}

/** The rows of one level: what was read, and what there is to be said about it. */
function draftsOf(
  level: TreeLevel,
  state: LevelState | undefined,
  { filters, selected }: TreeInput,
): Draft[] {
  const key = (type: string) => `${level.key} ${type}`;
  if (!state || state.isPending) {
    return [{ type: 'loading', key: key('loading'), level }];
  }
  const isFiltered = Boolean(filters[level.key]);
  const drafts: Draft[] = state.items.map(object =>
    draftOf(nodeOf(level, object)),
  );
  const wanted = partOnLevel(selected, level);
  if (wanted && (state.hasMore || isFiltered || state.error !== undefined)) {
    const ref = unityObjectRef(wanted);
    if (!drafts.some(draft => draft.key === ref)) {
      drafts.push(draftOf(objectNode(wanted)));
    }
  }
  if (state.errors.length > 0) {
    drafts.push({
      type: 'partial',
      key: key('partial'),
      level,
      errors: state.errors,
    });
  }
  if (state.error !== undefined) {
    drafts.push({
      type: 'error',
      key: key('error'),
      level,
      message: state.error,
    });
  } else if (state.hasMore) {
    drafts.push({
      type: 'more',
      key: key('more'),
      level,
      isFetching: state.isFetching,
      emptyPages: state.emptyPages,
    });
  } else if (drafts.length === 0) {
    drafts.push({ type: 'empty', key: key('empty'), level, isFiltered });
  }
  return drafts;
}
