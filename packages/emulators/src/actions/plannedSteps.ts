import type { StepRecord } from './runRecord';
import type { StepDefinition } from './workflow/WorkflowFile';

function defaultName(step: StepDefinition): string {
  if (step.name) {
    return step.name.assertScalar('step name').toString();
  }
  if (step.uses) {
    return `Run ${step.uses}`;
  }
  const script = step.run?.assertScalar('run');
  const text =
    script && 'source' in script && typeof script.source === 'string'
      ? script.source
      : String(script);
  return `Run ${text.split('\n')[0]}`;
}

/** The records of a job's steps before the first one starts: its own between the two of the runner. */
export function plannedSteps(steps: StepDefinition[]): StepRecord[] {
  const names = ['Set up job', ...steps.map(defaultName), 'Complete job'];
  return names.map((name, index) => ({
    number: index + 1,
    name,
    status: 'queued',
    conclusion: null,
    startedAt: null,
    completedAt: null,
  }));
}
