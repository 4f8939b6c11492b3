import {
  DelegateBackoff,
  handleWhen,
  retry,
  type IRetryBackoffContext,
  type RetryPolicy,
} from 'cockatiel';
import { DatabricksApiError } from './DatabricksApiError';

const LONGEST_WAIT_MS = 60_000;
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
  return retry(
    handleWhen(
      error =>
        error instanceof DatabricksApiError &&
        isTemporary(error, options) &&
        !isTooLate(error) &&
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

/** SCIM and older services say "too many requests" with a 500 or a 400. */
const TOO_MANY =
  /REQUEST_LIMIT_EXCEEDED|RPC token bucket limit has been exceeded/;

function isTemporary(
  error: DatabricksApiError,
  options: { statuses: number[]; network?: boolean },
): boolean {
  if (error.upstreamStatus === 0) {
    return options.network ?? true;
  }
  return (
    options.statuses.includes(error.upstreamStatus) ||
    TOO_MANY.test(`${error.errorCode} ${error.message}`)
  );
}
