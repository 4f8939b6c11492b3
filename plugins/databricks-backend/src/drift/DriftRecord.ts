import type { DeploymentPlan } from '@lakeport/backstage-plugin-databricks-common';

/** What the last comparison of an environment has shown. */
export interface DriftRecord {
  status: 'clean' | 'drifted' | 'unknown';
  /** Why it is unknown. */
  reason?: string;
  /**
   * The first of the uninterrupted comparisons that showed a difference; kept
   * while nothing is known in between.
   */
  since?: string;
  /** When the comparison began. */
  checkedAt?: string;
  runId?: string;
  runUrl?: string;
  plan?: DeploymentPlan;
}
