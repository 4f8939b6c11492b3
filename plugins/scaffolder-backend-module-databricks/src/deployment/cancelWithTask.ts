import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Deployment } from '@lakeport/backstage-plugin-databricks-common';
import { reasonOf } from './reasonOf';

/**
 * Cancels a deployment because its task was cancelled.
 *
 * @returns the error that the task ends with, which says what became of the
 *   deployment
 */
export async function cancelWithTask(options: {
  id: string;
  taskId: string;
  cancel: (id: string, reason: string) => Promise<Deployment>;
  logger: Pick<LoggerService, 'info'>;
}): Promise<Error> {
  const { id, taskId, cancel, logger } = options;
  try {
    const { state, runUrl, entityRef, operation } = await cancel(
      id,
      `Scaffolder task ${taskId} was cancelled`,
    );
    const now =
      state === 'cancelled' ? 'is cancelled' : `ends as soon as its run does`;
    logger.info(`Cancelled deployment ${id} with the task; it ${now}`);
    return new Error(
      `The task was cancelled, and deployment ${id} (${operation} of ${entityRef}) with it: it ${now}${
        runUrl ? `. Run: ${runUrl}` : ''
      }`,
    );
  } catch (error) {
    return new Error(
      `The task was cancelled, but deployment ${id} goes on, for it could not be cancelled: ${reasonOf(
        error,
      )}`,
    );
  }
}
