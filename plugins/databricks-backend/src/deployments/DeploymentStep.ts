import type { LogTail } from './Deployer';
import type { DeploymentUpdate } from './DeploymentRecord';

/** A job that has ended: its log is there to be kept. */
export interface EndedJob {
  /** Name, as the deployment lists it. */
  job: string;
  jobId: string;
  /** Its log, where it was read already. */
  tail?: LogTail;
}

/** What is to be written of a deployment. */
export interface DeploymentStep {
  update: DeploymentUpdate;
  /** Who brings about a change of state: a user, github:<login>, github or portal. */
  actor?: string;
  /** Why the state changes, in plain words; the message when left out. */
  cause?: string;
  endedJobs?: EndedJob[];
  /** Whether there is more to do at once. */
  goesOn?: boolean;
}

/** That nothing is to be written. */
export const NO_STEP: DeploymentStep = { update: {} };

/** Whether a step changes anything. */
export function isEmpty({ update, endedJobs }: DeploymentStep): boolean {
  return Object.keys(update).length === 0 && !endedJobs?.length;
}
