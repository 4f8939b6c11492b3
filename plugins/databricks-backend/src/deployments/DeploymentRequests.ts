import type {
  DeploymentFilter,
  DeploymentOperation,
  DeploymentState,
  DeploymentTransition,
} from '@lakeport/backstage-plugin-databricks-common';
import type { Knex } from 'knex';
import type { Environment, Repository } from '../environments/Environment';

/** What {@link DeploymentService.create} is asked for. */
export interface NewRequest {
  environment: Environment;
  operation: DeploymentOperation;
  /** What holds data and may be destroyed all the same. */
  allowDestroy?: string[];
  /** Branch or tag; the default branch when left out. */
  ref?: string;
  /** 40 hexadecimal digits; the head of the ref when left out. */
  commit?: string;
  /** Entity of the environment whose commit `commit` is. */
  promotedFrom?: string;
  comment?: string;
  /**
   * Whether the caller approves at once what neither destroys nor replaces. To
   * be set only of who has the permission to approve.
   */
  approveInAdvance?: boolean;
  /** What to do while another deployment is not finished; refuse when left out. */
  whenBusy?: 'queue' | 'refuse';
  /** Entity of a user, or service:<subject>. */
  requestedBy: string;
  idempotencyKey?: string;
}

/** Which deployments {@link DeploymentService.list} gives. */
export interface ListRequest {
  /** Narrows a query of `deployments` joined with `environments`. */
  narrow?: (query: Knex.QueryBuilder) => void;
  /** `waiting-for-me` takes those that wait; whom they wait for is for `narrow`. */
  view?: DeploymentFilter['view'];
  entityRef?: string;
  project?: string;
  states?: DeploymentState[];
  operations?: DeploymentOperation[];
  requestedBy?: string;
  limit: number;
  offset: number;
}

/** Who ends a deployment before its end. */
export interface CancelRequest {
  by: string;
  reason?: string;
}

/** Who reviews a deployment, and by what right. */
export interface ReviewRequest {
  decision: 'approved' | 'rejected';
  by: string;
  comment?: string;
  /** The caller's own, used once. */
  githubToken?: string;
  /** Whether the caller has the permission to approve in the portal. */
  mayApprove: boolean;
}

/** Which part of a job's log is asked for. */
export interface LogRequest {
  job: string;
  /** How many lines the caller has already. */
  after?: number;
}

/** A run that somebody says has changed. */
export interface ChangedRun {
  repository: Repository;
  runId: string;
}

/** That a deployment was written, told after the commit and in this process alone. */
export interface DeploymentChange {
  id: string;
  entityRef: string;
  state: DeploymentState;
  /** Left out where the state stayed. */
  transition?: DeploymentTransition;
}
