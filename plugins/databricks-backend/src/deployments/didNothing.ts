import type { Run } from './Deployer';

/** The step of the generated workflow that takes the id of a deployment. */
const CLAIM = 'Claim the deployment';
/** The step after it, which only the run does that has the id. */
const NEXT = 'Check the project file';

/**
 * Whether a run ended well without doing anything, because another run had
 * claimed the deployment before it.
 */
export function didNothing({ conclusion, jobs }: Run): boolean {
  const steps = jobs.flatMap(job => job.steps);
  const ended = (name: string) =>
    steps.find(step => step.name === name)?.conclusion;
  return (
    conclusion === 'success' &&
    ended(CLAIM) === 'success' &&
    ended(NEXT) === 'skipped'
  );
}
