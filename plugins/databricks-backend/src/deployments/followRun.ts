import { readRunReports } from '../reports/readRunReports';
import { GIVE_UP_RUN_MS, type AdvanceOptions } from './AdvanceOptions';
import { afterPlan } from './afterPlan';
import { cancelledStep } from './cancelledStep';
import { cancelRun } from './cancelRun';
import type { Deployer, Run } from './Deployer';
import type { DeploymentRecord, DeploymentUpdate } from './DeploymentRecord';
import type { DeploymentStep, EndedJob } from './DeploymentStep';
import { explainRun, type ReadLog } from './explainRun';
import { LOOKING } from './findDeploymentRun';
import { readGitHubReview, type ReviewSeen } from './gitHubReview';
import { isDuplicate } from './isDuplicate';
import { listedJobs } from './listedJobs';
import { expired, isExpired } from './waitForReview';

/**
 * Looks at the run of a phase.
 *
 * @throws whatever the deployer throws that may pass
 */
export async function followRun(
  record: DeploymentRecord,
  runId: string,
  deployer: Deployer,
  options: AdvanceOptions,
): Promise<DeploymentStep> {
  const { signal, now } = options;
  const run = await deployer.readRun(
    { repository: record.repository, runId },
    signal,
  );
  if (!run) {
    return {
      update: {
        state: 'lost',
        message: `The run ${runId} is no longer there; it may have been deleted. Look at the environment, or plan it, to see what was done`,
      },
      actor: record.repository.host,
    };
  }
  if (isDuplicate(run)) {
    return {
      update: {
        state: 'dispatched',
        message: LOOKING,
        runId: undefined,
        jobs: record.planJobs ?? [],
        duplicates: [...new Set([...(record.duplicates ?? []), runId])],
        dispatchedAt: record.dispatchedAt ?? now.toISOString(),
      },
      actor: 'github',
      cause: 'Its run has left it to another run',
      goesOn: true,
    };
  }
  const reports = await readRunReports(record, run, deployer, { signal, now });
  const review = await readGitHubReview(record, run, deployer, options);
  const jobs = listedJobs(record, run);
  const seen: DeploymentUpdate = {
    runUrl: run.runUrl ?? record.runUrl,
    jobs: [...(record.planJobs ?? []), ...jobs.map(({ job }) => job)],
    ...(!record.commit && run.headSha && { commit: run.headSha }),
    ...reports.update,
    ...review.update,
  };
  const step: DeploymentStep & { read?: ReadLog } =
    run.status === 'completed'
      ? await atEnd({ ...record, ...seen }, run, deployer, {
          ...options,
          pending: reports.pending,
        })
      : await underWay(record, run, review, deployer, options);
  const { read } = step;
  return {
    ...step,
    update: { ...seen, ...step.update },
    endedJobs: newlyEnded(record, jobs).map(ended => ({
      ...ended,
      ...(read?.jobId === ended.jobId && { tail: read.tail }),
    })),
  };
}

/** Jobs that had not ended at the last look; there is no log of what was never begun. */
function newlyEnded(
  record: DeploymentRecord,
  jobs: ReturnType<typeof listedJobs>,
): EndedJob[] {
  const before = new Set(
    record.jobs
      .filter(({ status }) => status === 'completed')
      .map(({ name }) => name),
  );
  return jobs
    .filter(({ job }) => job.status === 'completed' && !before.has(job.name))
    .filter(({ job }) => job.conclusion !== 'skipped')
    .map(({ id, job }) => ({ job: job.name, jobId: id }));
}

async function underWay(
  record: DeploymentRecord,
  run: Run,
  review: ReviewSeen,
  deployer: Deployer,
  options: AdvanceOptions,
): Promise<DeploymentStep> {
  const { now } = options;
  if (now.getTime() - Date.parse(record.requestedAt) > GIVE_UP_RUN_MS) {
    return {
      update: { state: 'lost', message: 'The run never came to an end' },
      actor: 'portal',
    };
  }
  const seen = { ...record, ...review.update };
  if (!record.cancellation && isExpired(seen, options)) {
    const cancellation = {
      by: 'portal',
      at: now.toISOString(),
      reason: expired(seen),
    };
    return {
      update: {
        cancellation,
        ...(await cancelRun(
          { ...record, cancellation },
          run.runId,
          deployer,
          options,
        )),
      },
    };
  }
  const progressed = progress(record, run, review);
  if (!record.cancellation) {
    return progressed;
  }
  const { message: _, ...update } = progressed.update;
  return {
    ...progressed,
    update: {
      ...update,
      ...(await cancelRun(record, run.runId, deployer, options)),
    },
  };
}

function progress(
  { state }: DeploymentRecord,
  run: Run,
  review: ReviewSeen,
): DeploymentStep {
  if (review.isWaiting) {
    return {
      update: {
        state: 'waiting',
        message: 'Waiting for an approval on GitHub; open the run to review it',
      },
      actor: 'github',
      cause: 'The plan is there and waits for an approval',
    };
  }
  switch (run.status) {
    case 'in_progress':
    case 'waiting':
    case 'action_required':
      return {
        update: { state: 'running', message: undefined },
        actor: review.decidedBy ?? 'github',
        cause: review.decidedBy
          ? 'Approved on GitHub'
          : 'A runner has taken it up',
      };
    default:
      return {
        update: {
          // Between two jobs a run may be queued again.
          state:
            state === 'running' || state === 'waiting'
              ? 'running'
              : 'dispatched',
          message: 'Waiting for a runner to take it up',
        },
        actor: review.decidedBy ?? 'github',
        cause: review.decidedBy ? 'Approved on GitHub' : 'Queued on GitHub',
      };
  }
}

async function atEnd(
  record: DeploymentRecord,
  run: Run,
  deployer: Deployer,
  options: AdvanceOptions & { pending?: string },
): Promise<DeploymentStep & { read?: ReadLog }> {
  const { approval, cancellation } = record;
  const { host } = record.repository;
  if (options.pending) {
    return {
      update: {
        state: 'running',
        message: `The run has ended. ${options.pending}; trying again`,
      },
      actor: 'github',
      cause: 'The run has ended',
    };
  }
  if (run.conclusion === 'success') {
    if (record.phase === 'plan') {
      return afterPlan(record, options);
    }
    return {
      update: {
        state: 'succeeded',
        message: cancellation
          ? `Cancelled by ${cancellation.by} too late: the run had done its work`
          : undefined,
      },
      actor: 'github',
      cause: 'The run has succeeded',
    };
  }
  if (approval?.by === 'github' && approval.state === 'rejected') {
    const { decidedBy = 'github', comment } = approval;
    return {
      update: {
        state: 'cancelled',
        message: `Rejected by ${decidedBy}${comment ? `: ${comment}` : ''}`,
      },
      actor: decidedBy,
    };
  }
  switch (run.conclusion) {
    case 'cancelled':
    case 'skipped':
    case 'neutral':
      return cancellation
        ? cancelledStep(cancellation, 'The run has ended')
        : {
            update: {
              state: 'cancelled',
              message: `The run was ${
                run.conclusion === 'cancelled' ? 'cancelled' : 'skipped'
              } on ${host}`,
            },
            actor: 'github',
          };
    default: {
      const { update, read } = await explainRun(
        record,
        run,
        deployer,
        options.signal,
      );
      return {
        update: { ...update, state: 'failed' },
        actor: 'github',
        read,
      };
    }
  }
}
