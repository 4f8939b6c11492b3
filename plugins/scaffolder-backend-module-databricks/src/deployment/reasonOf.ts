import { isError, stringifyError } from '@backstage/errors';

/**
 * Why a request to a backend failed, in the backend's own words: a
 * `ResponseError` says only the status itself and carries them as its cause.
 */
export function reasonOf(error: unknown): string {
  const cause = isError(error) ? error.cause : undefined;
  return isError(cause) ? cause.message : stringifyError(error);
}
