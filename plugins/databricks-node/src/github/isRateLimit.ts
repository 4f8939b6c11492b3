import { z } from 'zod';
import { statusOf } from './statusOf';

const withHeaders = z.object({
  response: z.object({ headers: z.record(z.string(), z.unknown()) }),
});

/**
 * Whether an error that Octokit threw says that too much was asked: it passes.
 *
 * @public
 */
export function isRateLimit(error: unknown): boolean {
  const status = statusOf(error);
  if (status === 429) {
    return true;
  }
  const headers = withHeaders.safeParse(error).data?.response.headers;
  return (
    status === 403 &&
    (headers?.['x-ratelimit-remaining'] === '0' ||
      headers?.['retry-after'] !== undefined)
  );
}
