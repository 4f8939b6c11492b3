/**
 * How many resources a step adds, changes in place, replaces or destroys.
 *
 * @public
 */
export interface ChangeSummary {
  add: number;
  change: number;
  replace: number;
  destroy: number;
}

/**
 * The commands that a stack goes through.
 *
 * @public
 */
export type StepName =
  | 'init'
  | 'validate'
  | 'plan'
  | 'apply'
  | 'replan'
  | 'destroy';

/**
 * Progress of one step on one stack. Holds no secret and no machine path.
 *
 * @public
 */
export interface StepEvent {
  step: StepName;
  stack: string;
  /** `deferred`: not planned, because what it builds on is not there yet. */
  status: 'started' | 'succeeded' | 'failed' | 'deferred';
  seconds?: number;
  summary?: ChangeSummary;
  message?: string;
  changes?: Array<{ address: string; actions: string[] }>;
}

/**
 * The outcome of an operation.
 *
 * @public
 */
export interface OperationResult {
  /** Number of failed steps. */
  failures: number;
  /** Resources that Terraform still manages; undefined when not counted. */
  objectsLeft?: number;
  /** All steps that ended, in order. */
  steps: StepEvent[];
  /** True when nothing of it touched a real cloud. */
  rehearsal: boolean;
  summary: ChangeSummary;
}

/**
 * The outcome of a rehearsal.
 *
 * @public
 */
export interface RehearsalResult extends OperationResult {
  objectsLeft: number;
  rehearsal: true;
}
