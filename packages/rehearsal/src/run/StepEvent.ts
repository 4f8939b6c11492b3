import type { PlanCost } from '@lakeport/project';
import type { PlannedChange } from './PlannedChange';
import type { PlanRefusal } from './PlanRefusal';
import type { Remains } from './remainsOf';
import type { Fault } from '../account/parseFaults';

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
 * The commands that a stack goes through. `replan` plans again: after an apply
 * there must be nothing left to do, before a saved plan is carried out there
 * must be to do what it shows. `sleep` and `wake` are one step each of a
 * rehearsal: plan, apply and plan again.
 *
 * @public
 */
export type StepName =
  | 'init'
  | 'validate'
  | 'plan'
  | 'apply'
  | 'replan'
  | 'sleep'
  | 'wake'
  | 'destroy';

/**
 * How a step ended. `deferred`: not planned for good, because what it builds
 * on is not there yet or is about to change. `needs-approval`: it would do
 * more than the saved plan showed, and nothing of it was done.
 *
 * @public
 */
export type StepStatus = 'succeeded' | 'failed' | 'deferred' | 'needs-approval';

/**
 * Progress of one step on one stack. Holds no secret and no machine path.
 *
 * @public
 */
export interface StepEvent {
  step: StepName;
  stack: string;
  status: 'started' | StepStatus;
  seconds?: number;
  summary?: ChangeSummary;
  message?: string;
  changes?: PlannedChange[];
  /** Addresses of what is there already and is taken over, changed or not. */
  imports?: string[];
  /** What the guard has to say about the plan; an error of it is a refusal. */
  findings?: PlanRefusal[];
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
  /** Stacks that would do more than was shown; what came before them stays. */
  needsApproval?: string[];
  /** What a destroy could not take away, or takes away later. */
  remains?: Remains[];
  /** Of a plan: what the environment costs idle, now and then. */
  cost?: PlanCost;
}

/**
 * The outcome of a rehearsal.
 *
 * @public
 */
export interface RehearsalResult extends OperationResult {
  objectsLeft: number;
  rehearsal: true;
  /** Planted faults that never came up: what they were to show was not shown. */
  unfiredFaults: Fault[];
}
