import {
  DelegateBackoff,
  handleWhen,
  retry,
  type IRetryBackoffContext,
  type RetryPolicy,
} from 'cockatiel';
import { DatabricksApiError } from './DatabricksApiError';

const LONGEST_WAIT_MS = 60_000;

/**
 * Tries a call again that may succeed later: after a network fault and after
 * the given statuses. Waits as long as the server asks (Retry-After), else as
 * the official SDKs do: one second more for each attempt, ten at most, and a
 * little chance. A server that asks for more than a minute is not waited for.
 */
export function retryPolicy(options: {
  statuses: number[];
  maxAttempts: number;
  /** Length of the unit of waiting, one second outside of tests. */
  stepMs: number;
}): RetryPolicy {
  return retry(
    handleWhen(
      error =>
        error instanceof DatabricksApiError &&
        (error.upstreamStatus === 0 ||
          options.statuses.includes(error.upstreamStatus)) &&
        (error.retryAfterMs ?? 0) <= LONGEST_WAIT_MS,
    ),
    {
      maxAttempts: options.maxAttempts,
      backoff: new DelegateBackoff<IRetryBackoffContext<unknown>>(context => {
        const asked =
          'error' in context.result &&
          context.result.error instanceof DatabricksApiError
            ? context.result.error.retryAfterMs
            : undefined;
        return (
          asked ??
          Math.min(10, context.attempt) * options.stepMs +
            Math.random() * options.stepMs * 0.7
        );
      }),
    },
  );
}
