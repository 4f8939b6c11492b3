import type { PlanGuard } from './PlanRefusal';
import type { SynthesizedStacks } from './SynthesizedStacks';
import type { TerraformEngine } from '../engine/TerraformEngine';

/** What every stack of one run shares. */
export interface RunContext {
  stacks: SynthesizedStacks;
  engine: TerraformEngine;
  workDir: string;
  /** Folder of local states; without it the stacks' own backends are used. */
  stateDir?: string;
  reattach?: string;
  signal?: AbortSignal;
  guard?: PlanGuard;
}
