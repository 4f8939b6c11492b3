import type { FinishedJob } from './RunContext';

/** How jobs went together. */
export function concludeJobs(
  jobs: readonly FinishedJob[],
  cancelled: AbortSignal,
): FinishedJob['result'] {
  const all = jobs.map(({ result }) => result);
  if (all.includes('failure')) {
    return 'failure';
  }
  if (all.includes('cancelled') || cancelled.aborted) {
    return 'cancelled';
  }
  return all.every(result => result === 'skipped') ? 'skipped' : 'success';
}
