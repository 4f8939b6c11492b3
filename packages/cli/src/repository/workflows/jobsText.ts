import { renderSteps } from './renderSteps';
import type { WorkflowFlavour } from './WorkflowFlavour';
import type { WorkflowStep } from './WorkflowStep';

/** A job of a workflow. */
export interface WorkflowJob {
  readonly id: string;
  /** Lines of a comment before it. */
  readonly note?: readonly string[];
  /** Its keys before `runs-on`, as lines of YAML. */
  readonly head: readonly string[];
  /** Its keys between `runs-on` and `steps`, as lines of YAML. */
  readonly limits: readonly string[];
  readonly steps: readonly WorkflowStep[];
}

function jobText(
  flavour: Pick<WorkflowFlavour, 'runsOn'>,
  job: WorkflowJob,
): string {
  return [
    ...(job.note ?? []).map(line => `  # ${line}`),
    `  ${job.id}:`,
    ...job.head.map(line => `    ${line}`),
    `    runs-on: ${flavour.runsOn}`,
    ...job.limits.map(line => `    ${line}`),
    renderSteps(job.steps),
  ].join('\n');
}

/** The part of a workflow file from `jobs:` on. */
export function jobsText(
  flavour: Pick<WorkflowFlavour, 'runsOn'>,
  jobs: readonly WorkflowJob[],
): string {
  return `jobs:\n${jobs.map(job => jobText(flavour, job)).join('\n\n')}\n`;
}
