import type { LoggerService } from '@backstage/backend-plugin-api';
import { ForwardedError, isError, NotFoundError } from '@backstage/errors';
import type { Deployment } from '@lakeport/backstage-plugin-databricks-common';
import { isPassing } from './isPassing';
import { pause } from './pause';
import { reasonOf } from './reasonOf';

/**
 * Asks for a deployment until the catalog knows the environment. A template
 * registers the entity in the step before, and the catalog takes some seconds
 * to process it. Asking again is harmless: the request has an idempotency key.
 *
 * @param options - `request` is never ended by the task's own signal, so that
 *   what became of it is known
 * @throws NotFoundError when the entity is still unknown after `patienceMs`.
 */
export async function requestDeployment(options: {
  entityRef: string;
  request: () => Promise<Deployment>;
  logger: Pick<LoggerService, 'info'>;
  signal?: AbortSignal;
  /** How long an unknown entity or an unreachable backend is put up with, in milliseconds. */
  patienceMs: number;
  pollMs: number;
}): Promise<Deployment> {
  const { entityRef, request, logger, signal, patienceMs, pollMs } = options;
  const deadline = Date.now() + patienceMs;
  let isClear = true;
  for (;;) {
    if (signal?.aborted) {
      throw new Error(
        isClear
          ? `The task was cancelled before ${entityRef} was deployed. Nothing was requested`
          : `The task was cancelled while the deployment of ${entityRef} was requested, and whether it was is not known. Look at the environment's deployments`,
      );
    }
    try {
      return await request();
    } catch (error) {
      const unknown = isNotFound(error);
      if (!unknown && !isPassing(error)) {
        throw refused(entityRef, error);
      }
      isClear &&= unknown;
      if (Date.now() >= deadline) {
        throw unknown
          ? new NotFoundError(
              `${entityRef} is not in the catalog after ${Math.round(
                patienceMs / 1000,
              )} s. Register the repository first (catalog:register), and see the catalog's errors for its location (${reasonOf(
                error,
              )})`,
              error,
            )
          : refused(entityRef, error);
      }
      logger.info(
        unknown
          ? `Waiting for the catalog to process ${entityRef}`
          : `The deployment could not be requested, trying again: ${reasonOf(
              error,
            )}`,
      );
    }
    await pause(pollMs, signal);
  }
}

function refused(entityRef: string, error: unknown): Error {
  return new ForwardedError(
    `${entityRef} could not be deployed: ${reasonOf(error)}`,
    error,
  );
}

function isNotFound(error: unknown): boolean {
  return (
    isError(error) &&
    (error.name === 'NotFoundError' ||
      ('statusCode' in error && error.statusCode === 404))
  );
}
