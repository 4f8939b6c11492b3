import {
  DelegateBackoff,
  handleWhen,
  retry,
  type IRetryBackoffContext,
  type RetryPolicy,
} from 'cockatiel';
import { DatabricksApiError } from './DatabricksApiError';
import { isTooMany } from './isTooMany';

const LONGEST_WAIT_MS = 60_000;
/** More than of others: it was said that it is for now, and nothing is done meanwhile. */
const TOO_MANY_ATTEMPTS = 8;
/** A host that keeps silent takes a minute of each try: it gets two. */
const NETWORK_MS = 90_000;

/**
 * Tries a call again that may succeed later: after a network fault, as long as
 * these come quickly, and after the given statuses. Waits as long as the server
 * asks (Retry-After), else as the official SDKs do: one second more for each
 * attempt, ten at most, and a little chance. A server that asks for more than a
 * minute is not waited for. A policy is for one call.
 */
export function retryPolicy(options: {
  statuses: number[];
  /** Whether a network fault may be tried again: not where the server may have acted. */
  network?: boolean;
  /** Tries after the first one; more where the server says that it is asked too often. */
  maxAttempts: number;
  /** Length of the unit of waiting, one second outside of tests. */
  stepMs: number;
  /** Milliseconds of a clock that never goes back. */
  now?: () => number;
}): RetryPolicy {
  const { now = () => performance.now() } = options;
  const began = now();
  const isTooLate = (error: DatabricksApiError) =>
    error.upstreamStatus === 0 && now() - began > NETWORK_MS;
  let others = 0;
  const isOneMore = (error: DatabricksApiError) =>
    isTooMany(error) || ++others <= options.maxAttempts;
  return retry(
    handleWhen(
      error =>
        error instanceof DatabricksApiError &&
        isTemporary(error, options) &&
        !isTooLate(error) &&
        (error.retryAfterMs ?? 0) <= LONGEST_WAIT_MS &&
        isOneMore(error),
    ),
    {
      maxAttempts: Math.max(options.maxAttempts, TOO_MANY_ATTEMPTS),
      backoff: new DelegateBackoff<IRetryBackoffContext<unknown>>(context => {
        const asked =
          'error' in context.result &&
          context.result.error instanceof DatabricksApiError
            ? context.result.error.retryAfterMs
            : undefined;
        // "At once" (0, or a date that is past) is no reason to ask without a pause.
        return (
          asked ||
          Math.min(10, context.attempt) * options.stepMs +
            Math.random() * options.stepMs * 0.7
        );
      }),
    },
  );
}

function isTemporary(
  error: DatabricksApiError,
  options: { statuses: number[]; network?: boolean },
): boolean {
  if (error.upstreamStatus === 0) {
    return options.network ?? true;
  }
  return options.statuses.includes(error.upstreamStatus) || isTooMany(error);
}
