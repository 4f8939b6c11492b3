import { ResponseError } from '@backstage/errors';

/** Whether asking again may help: the network or the server failed, not the question. */
export function isTransientError(error: unknown): boolean {
  return !(error instanceof ResponseError) || error.statusCode >= 500;
}
