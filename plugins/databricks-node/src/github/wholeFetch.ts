import { z } from 'zod';
import type { GitHubFetch } from './GitHubFetch';
import type { GitHubRequestSeen } from './GitHubRequestSeen';
import { readAtMost } from '../http/readAtMost';

/** The version of the API that this code is written and checked for; GitHub Enterprise Server has it, too. */
const API_VERSION = '2022-11-28';
/** The largest answer, a tree of a hundred thousand files, has a tenth of this. */
const MOST_BYTES = 64 * 1024 * 1024;
/** What fetch throws says little; what it is caused by says why. */
const networkError = z.object({
  message: z.string(),
  cause: z
    .object({ message: z.string(), code: z.string().optional() })
    .optional(),
});
/** Statuses whose answers have no body, as the Fetch standard has it. */
const BODILESS = new Set([101, 204, 205, 304]);

/**
 * Asks GitHub's API, and gives an answer only when all of it has come: a
 * connection that breaks in the middle is an error, not an empty answer.
 *
 * @throws Error when the answer takes too long, breaks off or is far too large
 */
export function wholeFetch(options: {
  timeoutMs: number;
  onRequest?: (seen: GitHubRequestSeen) => void;
}): GitHubFetch {
  const { timeoutMs, onRequest } = options;
  return async (url, init) => {
    const { host, pathname } = new URL(url);
    const seen = { host, method: init.method ?? 'GET', path: pathname };
    const headers = new Headers(init.headers);
    headers.set('X-GitHub-Api-Version', API_VERSION);
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = init.signal
      ? AbortSignal.any([init.signal, timeout])
      : timeout;
    let status: number | undefined;
    try {
      const answer = await fetch(url, { ...init, headers, signal });
      const body = await readAtMost(answer, MOST_BYTES);
      if (!body) {
        throw new Error(`it has more than ${MOST_BYTES} bytes`);
      }
      status = answer.status;
      return ofWhole(answer, body);
    } catch (error) {
      if (init.signal?.aborted) {
        throw error;
      }
      throw new Error(
        timeout.aborted
          ? `${host} gave no answer within ${timeoutMs} ms`
          : `${host} gave no whole answer: ${reasonOf(error)}`,
      );
    } finally {
      onRequest?.({ ...seen, ...(status !== undefined && { status }) });
    }
  };
}

function ofWhole(answer: Response, body: Uint8Array): Response {
  const { status, statusText, headers, url } = answer;
  const whole = new Response(BODILESS.has(status) ? null : new Blob([body]), {
    status,
    statusText,
    headers,
  });
  // Octokit's paging reads it; the constructor cannot set it.
  Object.defineProperty(whole, 'url', { value: url });
  return whole;
}

function reasonOf(error: unknown): string {
  const { data } = networkError.safeParse(error);
  return (
    data?.cause?.message || data?.cause?.code || data?.message || String(error)
  );
}
