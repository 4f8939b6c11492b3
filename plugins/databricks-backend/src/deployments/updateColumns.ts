import type { DeploymentUpdate } from './DeploymentRecord';

/** Column of each part of a deployment that following it can change. */
const COLUMNS: Record<keyof DeploymentUpdate, string> = {
  state: 'state',
  ref: 'ref',
  commit: 'commit',
  approval: 'approval',
  cancellation: 'cancellation',
  phase: 'phase',
  runId: 'run_id',
  runUrl: 'run_url',
  planRunId: 'plan_run_id',
  planJobs: 'plan_jobs',
  duplicates: 'duplicates',
  failedStep: 'failed_step',
  message: 'message',
  jobs: 'jobs',
  log: 'log',
  rehearsal: 'rehearsal',
  plan: 'plan',
  planProblem: 'plan_problem',
  result: 'result',
  resultProblem: 'result_problem',
  sendingSince: 'sending_since',
  dispatchTriedAt: 'dispatch_tried_at',
  dispatchedAt: 'dispatched_at',
};

/** What an update says, by column; what it says is undefined becomes null. */
export function updateColumns(
  update: DeploymentUpdate,
): Record<string, string | boolean | null> {
  const given = new Map<string, unknown>(Object.entries(update));
  return Object.fromEntries(
    Object.entries(COLUMNS)
      .filter(([name]) => given.has(name))
      .map(([name, column]) => [column, columnValue(given.get(name))]),
  );
}

function columnValue(value: unknown): string | boolean | null {
  if (value === undefined) {
    return null;
  }
  return typeof value === 'string' || typeof value === 'boolean'
    ? value
    : JSON.stringify(value);
}
