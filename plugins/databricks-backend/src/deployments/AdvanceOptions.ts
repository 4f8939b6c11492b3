import type { ApprovalSettings } from './ApprovalSettings';
import type { DeploymentRecord } from './DeploymentRecord';
import type { DeploymentStep } from './DeploymentStep';

/** What bringing a deployment a step further needs besides the deployment. */
export interface AdvanceOptions {
  /** Writes a step before going on, so that a crash in between is known of. */
  save: (step: DeploymentStep) => Promise<void>;
  approval: ApprovalSettings;
  /** Whether the catalog still has the environment. */
  exists: (record: DeploymentRecord) => Promise<boolean>;
  /** After a dispatch of which nothing was heard: time for its run to show up, before another. */
  settleMs: number;
  /**
   * How long the run of a cancelled deployment may still show up, when nothing
   * was heard of its dispatch; {@link GIVE_UP_FINDING_MS} when left out.
   */
  lateRunMs?: number;
  signal?: AbortSignal;
  now: Date;
}

/** How long a dispatch is tried while the server cannot be reached. */
export const GIVE_UP_DISPATCH_MS = 5 * 60_000;
/** A run that was dispatched shows up within this time, or never. */
export const GIVE_UP_FINDING_MS = 10 * 60_000;
/** GitHub ends every run before 35 days; what is not seen for longer than that is lost. */
export const GIVE_UP_RUN_MS = 36 * 24 * 60 * 60_000;
