import type { JobRecord, RunRecord } from './runRecord';

/** A step in the life of a run or of one of its jobs, as GitHub's webhooks tell of it. */
export type RunChange =
  | {
      event: 'workflow_run';
      action: 'requested' | 'in_progress' | 'completed';
    }
  | {
      event: 'workflow_job';
      action: 'queued' | 'waiting' | 'in_progress' | 'completed';
      jobId: number;
    };

interface Seen {
  told: Set<string>;
  jobs: Map<number, JobRecord['status']>;
}

/** Finds out what has happened to runs, from what they were when it looked last. */
export class RunChanges {
  private readonly runs = new Map<number, Seen>();

  /** What has happened to a run since, in order. One that had ended before has no more to tell. */
  since(run: RunRecord): RunChange[] {
    const known = this.runs.get(run.id);
    if (!known && run.status === 'completed') {
      return [];
    }
    const seen = known ?? { told: new Set(), jobs: new Map() };
    this.runs.set(run.id, seen);
    const changes: RunChange[] = [];
    const tell = (action: 'requested' | 'in_progress' | 'completed') => {
      if (!seen.told.has(action)) {
        seen.told.add(action);
        changes.push({ event: 'workflow_run', action });
      }
    };
    tell('requested');
    for (const job of run.jobs) {
      if (seen.jobs.get(job.id) !== job.status) {
        seen.jobs.set(job.id, job.status);
        // Of jobs that wait for their concurrency group GitHub does not tell.
        if (job.status !== 'pending') {
          changes.push({
            event: 'workflow_job',
            action: job.status,
            jobId: job.id,
          });
        }
      }
    }
    if (run.status === 'in_progress') {
      tell('in_progress');
    }
    if (run.status === 'completed') {
      tell('completed');
      this.runs.delete(run.id);
    }
    return changes;
  }
}
