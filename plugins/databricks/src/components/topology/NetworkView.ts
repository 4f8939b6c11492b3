import type { HealthFinding } from '@lakeport/backstage-plugin-databricks-common';
import type {
  ComparisonStatus,
  EdgeComparison,
  NodeComparison,
  Topology,
  TopologyNode,
} from '@lakeport/topology';

/** How a part compares, with the part as each side tells of it. */
export interface ComparedPart {
  status: ComparisonStatus;
  differences: NonNullable<NodeComparison['differences']>;
  /** Why it is not compared. */
  reason?: string;
  declared?: TopologyNode;
  observed?: TopologyNode;
}

/**
 * What the canvas, the panel and the tables show: a network as it is declared or
 * observed, or both in one.
 */
export interface NetworkView {
  topology: Topology;
  /** By node id; empty unless two networks are compared. */
  compared: ReadonlyMap<string, ComparedPart>;
  /** By the edge's key; empty unless two networks are compared. */
  comparedEdges: ReadonlyMap<string, EdgeComparison['status']>;
  /** What is wrong, about nodes of the topology. */
  health: readonly HealthFinding[];
  /** Entity references by node id. */
  entities: Readonly<Record<string, string>>;
}
