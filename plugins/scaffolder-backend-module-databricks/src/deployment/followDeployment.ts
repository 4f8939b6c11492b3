import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  isFinished,
  type Deployment,
  type DeploymentLog,
} from '@lakeport/backstage-plugin-databricks-common';
import { currentActivity } from './currentActivity';
import { isPassing } from './isPassing';
import { JobLogs } from './JobLogs';
import { pause } from './pause';
import { progressLines } from './progressLines';
import { reasonOf } from './reasonOf';
import { withHeartbeat } from './withHeartbeat';

/** Looks after the end of a deployment, for logs that come a moment later. */
const LATE_LOOKS = 5;
/** A deployment that somebody has to do something about is looked at this much less often. */
const SLOWER_WHEN_IDLE = 5;

/**
 * Looks at a deployment until it is finished, or has come to what is waited for,
 * and logs what happens on the way. The task log shows at least one line per
 * heartbeat, because a log that stays silent looks like a task that hangs.
 *
 * Stopping to follow (abort, timeout, lost access) never stops the deployment;
 * the error says so and where it can be watched.
 */
export async function followDeployment(options: {
  deployment: Deployment;
  /** What is waited for besides its end. */
  until?: (deployment: Deployment) => boolean;
  read: (id: string) => Promise<Deployment>;
  readLog: (
    id: string,
    request: { job: string; after: number },
  ) => Promise<DeploymentLog>;
  logger: Pick<LoggerService, 'info' | 'warn' | 'error'>;
  signal?: AbortSignal;
  timeoutMs: number;
  pollMs: number;
  heartbeatMs: number;
  /** How long failing looks in a row are put up with, in milliseconds. */
  patienceMs: number;
  /** `app.baseUrl`, for links to the portal. */
  portalUrl?: string;
}): Promise<Deployment> {
  const { deployment, read, readLog, signal, portalUrl, pollMs } = options;
  const isThere = (seen: Deployment) =>
    isFinished(seen) || (options.until?.(seen) ?? false);
  const started = Date.now();
  let seen = deployment;
  let lastGoodLook = started;

  const stop = (reason: string) =>
    new Error(
      `${reason}. Deployment ${seen.id} (${seen.operation} of ${
        seen.entityRef
      }) goes on${seen.runUrl ? `: ${seen.runUrl}` : ' without this task'}`,
    );
  const assertGoesOn = () => {
    if (signal?.aborted) {
      throw stop('Stopped following because the task was cancelled');
    }
    if (Date.now() - started >= options.timeoutMs) {
      throw stop(
        `Not finished after ${Math.round(
          options.timeoutMs / 60_000,
        )} minutes, still at ${currentActivity(seen)}`,
      );
    }
  };

  return withHeartbeat(
    {
      logger: options.logger,
      activity: () => `at ${currentActivity(seen)}`,
      everyMs: options.heartbeatMs,
    },
    async logger => {
      const logs = new JobLogs({ logger, read: readLog });
      const tell = (lines: string[]) =>
        lines.forEach(line => logger.info(line));

      tell(progressLines(undefined, seen, portalUrl));
      let complete = await logs.tell(seen);
      while (!isThere(seen)) {
        await pause(isIdle(seen) ? pollMs * SLOWER_WHEN_IDLE : pollMs, signal);
        assertGoesOn();
        try {
          const now = await read(seen.id);
          tell(progressLines(seen, now, portalUrl));
          seen = now;
          lastGoodLook = Date.now();
        } catch (error) {
          assertGoesOn();
          const message = reasonOf(error);
          if (
            !isPassing(error) ||
            Date.now() - lastGoodLook >= options.patienceMs
          ) {
            throw stop(`Cannot follow the deployment any longer: ${message}`);
          }
          logger.warn(
            `Could not look at the deployment, will again: ${message}`,
          );
        }
        complete = await logs.tell(seen);
      }
      for (let look = 0; look < LATE_LOOKS && !complete; look += 1) {
        await pause(pollMs, signal);
        complete = await logs.tell(seen);
      }
      logs.end();
      if (seen.state === 'failed' && !seen.jobs.some(isToldFailure(logs))) {
        for (const line of seen.log?.trimEnd().split('\n') ?? []) {
          logger.error(line);
        }
      }
      return seen;
    },
  );
}

function isIdle({ state }: Deployment): boolean {
  return state === 'waiting' || state === 'queued';
}

function isToldFailure(logs: JobLogs) {
  return ({ name, conclusion }: Deployment['jobs'][number]) =>
    conclusion === 'failure' && logs.told(name);
}
