import { NodeKind, Topology } from '../Topology';

/**
 * Something that is not in the graph because it could not be read.
 *
 * @public
 */
export interface TopologyGap {
  /** Who did not answer. */
  source: 'aws' | 'databricks';
  accountId: string;
  /** Of AWS only. */
  region?: string;
  /** `ec2:DescribeRouteTables`; of Databricks the path's end: `networks`. */
  action: string;
  message: string;
}

/**
 * A graph of what is there, with what could not be read beside it.
 *
 * @public
 */
export interface ObservedTopology extends Topology {
  /** What was looked for: a kind that is not listed says nothing by its absence. */
  kinds: NodeKind[];
  /** What of that could not be read, by account, region and action. */
  errors: TopologyGap[];
}
