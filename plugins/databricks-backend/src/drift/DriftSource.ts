import type { DeploymentPlan } from '@lakeport/backstage-plugin-databricks-common';
import type { Repository } from '../environments/Environment';

/** A scheduled comparison that has ended. */
export interface DriftRun {
  runId: string;
  runUrl: string;
  /** When it was started. ISO 8601. */
  startedAt: string;
}

/** What a comparison says of one environment. */
export type ComparedEnvironment =
  | { plan: DeploymentPlan }
  /** Why there is no plan, in plain words. */
  | { reason: string };

/** Where comparisons of environments with their repositories are read. */
export interface DriftSource {
  /** The newest one that has ended, or why there is none. */
  newest(
    repository: Repository,
    signal: AbortSignal,
  ): Promise<DriftRun | { reason: string }>;
  compared(
    request: { repository: Repository; run: DriftRun; environment: string },
    signal: AbortSignal,
  ): Promise<ComparedEnvironment>;
}
