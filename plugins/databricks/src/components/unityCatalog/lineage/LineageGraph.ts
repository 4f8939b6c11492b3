import type { UnityLineageNode } from '@lakeport/backstage-plugin-databricks-common';

/** A table or column in a picture of lineage. */
export interface LineageGraphNode {
  id: string;
  node: UnityLineageNode;
  /** The picture is about it. */
  isStart: boolean;
  /** Steps from the table that the picture is about, the shortest way; less than 0 for where data come from. */
  distance: number;
  /** Both of its ends have been read. */
  isExpanded: boolean;
}

/** Data go from one table or column to another. */
export interface LineageGraphEdge {
  id: string;
  source: string;
  target: string;
}

/** What is known of where data come from and go to. */
export interface LineageGraph {
  nodes: LineageGraphNode[];
  edges: LineageGraphEdge[];
}
