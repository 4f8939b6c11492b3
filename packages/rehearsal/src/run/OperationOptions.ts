import type { PlanGuard } from './PlanRefusal';
import type { PlanStore } from './PlanStore';
import type { StepEvent } from './StepEvent';
import type { SynthesizedStacks } from './SynthesizedStacks';
import type { TerraformEngine } from '../engine/TerraformEngine';

/**
 * What can be done with an environment. `sleep` and `wake` change its base
 * stack alone, `rotate` its credentials stack.
 *
 * @public
 */
export type OperationName =
  | 'plan'
  | 'apply'
  | 'destroy'
  | 'sleep'
  | 'wake'
  | 'rotate';

/**
 * An operation that a plan can be made of.
 *
 * @public
 */
export type PlannedOperation = Exclude<OperationName, 'plan'>;

/**
 * What is to be done, and where.
 *
 * @public
 */
export interface OperationOptions {
  operation: OperationName;
  /** `plan` only: what is planned, an apply when left out. */
  planned?: PlannedOperation;
  /** For `sleep` and `wake`, and their plans: as they are to be then. */
  stacks: SynthesizedStacks;
  /** All stacks when left out; `sleep`, `wake` and `rotate` need one. */
  environment?: string;
  /** Folder that the stacks are written into and Terraform works in. */
  workDir: string;
  /** Folder of local states in the place of the S3 bucket: a rehearsal. */
  stateDir?: string;
  /** `TF_REATTACH_PROVIDERS` of a rehearsal account's provider server. */
  reattach?: string;
  engine?: TerraformEngine;
  onEvent?: (event: StepEvent) => void;
  signal?: AbortSignal;
  /** `plan` only: where the plan is kept to be carried out later. */
  savePlans?: PlanStore;
  /** All but `plan`: the plan to carry out exactly, instead of one made now. */
  appliesPlans?: PlanStore;
  /** Reads every plan; what it refuses is not applied. */
  guard?: PlanGuard;
}
