import type { SourceError } from '@lakeport/backstage-plugin-databricks-common';
import type { TreeLevel } from './TreeLevel';
import type { TreeNode } from './TreeNode';

/** One row of the tree as it is shown: a node, or what is to be said about a level. */
export type TreeRow = {
  key: string;
  /** Key of the row that it is below; none at the top. */
  parent?: string;
  /** How deep it is, 1 at the top. */
  depth: number;
  /** Its place among the rows beside it, from 1 on. */
  position: number;
  /** How many rows stand beside it; -1 while that is not known. */
  siblings: number;
} & (
  | {
      type: 'node';
      node: TreeNode;
      /** Undefined for a node with nothing below it. */
      isExpanded?: boolean;
    }
  | { type: 'loading'; level: TreeLevel }
  | { type: 'empty'; level: TreeLevel; isFiltered: boolean }
  | { type: 'error'; level: TreeLevel; message: string }
  | { type: 'partial'; level: TreeLevel; errors: readonly SourceError[] }
  | {
      type: 'more';
      level: TreeLevel;
      isFetching: boolean;
      /** Pages in a row that had nothing for this reader. */
      emptyPages: number;
    }
);
