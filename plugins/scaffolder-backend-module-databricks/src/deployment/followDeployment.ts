import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  isFinished,
  type Deployment,
} from '@lakeport/backstage-plugin-databricks-common';
import { currentActivity } from './currentActivity';
import { isPassing } from './isPassing';
import { pause } from './pause';
import { progressLines } from './progressLines';
import { reasonOf } from './reasonOf';

/**
 * Looks at a deployment until it is finished and logs what happens on the way.
 * The task log shows at least one line per heartbeat, because a log that stays
 * silent looks like a task that hangs.
 *
 * Stopping to follow (abort, timeout, lost access) never stops the deployment;
 * the error says so and where it can be watched.
 */
export async function followDeployment(options: {
  deployment: Deployment;
  read: (id: string) => Promise<Deployment>;
  logger: LoggerService;
  signal?: AbortSignal;
  timeoutMs: number;
  pollMs: number;
  heartbeatMs: number;
  /** How long failing looks in a row are put up with, in milliseconds. */
  patienceMs: number;
}): Promise<Deployment> {
  const { deployment, read, logger, signal } = options;
  const started = Date.now();
  let seen = deployment;
  let lastLine = started;
  let lastGoodLook = started;

  const tell = (lines: string[]) => {
    for (const line of lines) {
      logger.info(line);
      lastLine = Date.now();
    }
  };
  const stop = (reason: string) =>
    new Error(
      `${reason}. Deployment ${seen.id} (${seen.operation} of ${
        seen.entityRef
      }) goes on${seen.runUrl ? `: ${seen.runUrl}` : ' without this task'}`,
    );

  tell(progressLines(undefined, seen));
  while (!isFinished(seen)) {
    await pause(options.pollMs, signal);
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
    try {
      const now = await read(seen.id);
      tell(progressLines(seen, now));
      seen = now;
      lastGoodLook = Date.now();
    } catch (error) {
      if (signal?.aborted) {
        throw stop('Stopped following because the task was cancelled');
      }
      const message = reasonOf(error);
      if (
        !isPassing(error) ||
        Date.now() - lastGoodLook >= options.patienceMs
      ) {
        throw stop(`Cannot follow the deployment any longer: ${message}`);
      }
      logger.warn(`Could not look at the deployment, will again: ${message}`);
      lastLine = Date.now();
    }
    if (Date.now() - lastLine >= options.heartbeatMs) {
      const minutes = ((Date.now() - started) / 60_000).toFixed(1);
      tell([`Still at ${currentActivity(seen)} after ${minutes} minutes`]);
    }
  }
  return seen;
}
