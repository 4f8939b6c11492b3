import type { ComparisonStatus } from '@lakeport/topology';

/** What a drawn part tells of itself and of what is folded into it. */
export interface PartSummary {
  /** How it compares; undefined unless two networks are compared. */
  status?: ComparisonStatus;
  /** How many parts it hides. */
  hidden: number;
  /** How many of these are not the same on both sides. */
  hiddenDifferences: number;
  errors: number;
  warnings: number;
}
