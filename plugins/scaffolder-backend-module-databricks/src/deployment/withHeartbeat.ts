import type { LoggerService } from '@backstage/backend-plugin-api';

type Log = Pick<LoggerService, 'info' | 'warn' | 'error'>;

/**
 * Does something that takes its time, and says that it still does whenever
 * nothing was said for a while: a log that stays silent looks like a task that
 * hangs.
 *
 * @param options - `activity` is what it is at, asked for each line
 * @param work - gets the logger that knows when something was said
 */
export async function withHeartbeat<T>(
  options: {
    logger: Log;
    activity: () => string;
    everyMs: number;
  },
  work: (logger: Log) => Promise<T>,
): Promise<T> {
  const { logger, activity, everyMs } = options;
  const started = Date.now();
  const timer = setInterval(() => {
    const minutes = ((Date.now() - started) / 60_000).toFixed(1);
    logger.info(`Still ${activity()} after ${minutes} minutes`);
  }, everyMs);
  try {
    return await work({
      info: message => {
        timer.refresh();
        logger.info(message);
      },
      warn: message => {
        timer.refresh();
        logger.warn(message);
      },
      error: message => {
        timer.refresh();
        logger.error(message);
      },
    });
  } finally {
    clearInterval(timer);
  }
}
