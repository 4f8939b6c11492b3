import { isError } from '@backstage/errors';

const PASSING_STATUSES = new Set([408, 429, 502, 503, 504]);
/** Of a fetch that the network dropped or that took too long. */
const PASSING_NAMES = new Set(['TypeError', 'FetchError', 'TimeoutError']);

/**
 * Whether a failed request may well succeed when it is made again: the network
 * dropped it, it took too long, or a server was not up to it just then.
 */
export function isPassing(error: unknown): boolean {
  if (!isError(error)) {
    return false;
  }
  return 'statusCode' in error
    ? PASSING_STATUSES.has(Number(error.statusCode))
    : PASSING_NAMES.has(error.name);
}
