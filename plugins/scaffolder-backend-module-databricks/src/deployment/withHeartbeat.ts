import type { LoggerService } from '@backstage/backend-plugin-api';

/**
 * Does something that takes its time, and says every so often that it still
 * does: a log that stays silent looks like a task that hangs.
 *
 * @param activity - what it is at, asked for each line
 */
export async function withHeartbeat<T>(
  options: {
    logger: Pick<LoggerService, 'info'>;
    activity: () => string;
    everyMs: number;
  },
  work: () => Promise<T>,
): Promise<T> {
  const { logger, activity, everyMs } = options;
  const started = Date.now();
  const timer = setInterval(() => {
    const minutes = ((Date.now() - started) / 60_000).toFixed(1);
    logger.info(`Still ${activity()} after ${minutes} minutes`);
  }, everyMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
