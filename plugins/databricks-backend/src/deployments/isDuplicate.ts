import type { Run } from './Deployer';

/** The step of the generated workflow that runs when another run has the claim. */
const LEFT = 'Leave it to the other run';

/**
 * Whether a run does nothing, because another run had claimed its deployment's
 * phase before it.
 */
export function isDuplicate({ jobs }: Pick<Run, 'jobs'>): boolean {
  return jobs.some(({ steps }) =>
    steps.some(step => step.name === LEFT && step.conclusion === 'success'),
  );
}
