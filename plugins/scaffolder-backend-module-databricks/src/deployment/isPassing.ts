import { isError } from '@backstage/errors';

const PASSING_STATUSES = new Set([408, 429, 502, 503, 504]);

/**
 * Whether a failed request may well succeed when it is made again: the network
 * dropped it, or a server was not up to it just then.
 */
export function isPassing(error: unknown): boolean {
  if (!isError(error)) {
    return false;
  }
  return 'statusCode' in error
    ? PASSING_STATUSES.has(Number(error.statusCode))
    : error.name === 'TypeError' || error.name === 'FetchError';
}
