import { EdgeKind, NodeKind, TopologyEdge } from '../Topology';

/**
 * How a node or an edge of the one graph is found in the other.
 * `not-compared` is what one side has and the other cannot tell of: it does not
 * look for such things, could not read them, or leaves them to AWS.
 *
 * @public
 */
export type ComparisonStatus =
  | 'same'
  | 'differs'
  | 'only-declared'
  | 'only-observed'
  | 'not-compared';

/**
 * What of a node is not as declared. Of lists (`routes`, `ingress`), each side
 * has the entries that the other one lacks.
 *
 * @public
 */
export interface DetailDifference {
  detail: string;
  declared?: string | number | boolean | string[];
  observed?: string | number | boolean | string[];
}

/** @public */
export interface NodeComparison {
  status: ComparisonStatus;
  kind: NodeKind;
  /** As declared, else as observed. */
  name: string;
  /** The node id in the declared graph. */
  declared?: string;
  /** The node id in the observed graph. */
  observed?: string;
  /** Where `differs`; never empty then. */
  differences?: DetailDifference[];
  /** Why it is not compared. */
  reason?: string;
}

/** @public */
export interface EdgeComparison {
  status: Exclude<ComparisonStatus, 'differs'>;
  kind: EdgeKind;
  declared?: TopologyEdge;
  observed?: TopologyEdge;
}

/** @public */
export interface TopologyComparison {
  /** What is declared in its order, then what is only observed in its own. */
  nodes: NodeComparison[];
  edges: EdgeComparison[];
  /** Whether nothing differs and nothing is on one side only. */
  isSame: boolean;
}
