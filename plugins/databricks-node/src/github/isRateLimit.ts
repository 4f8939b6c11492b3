import { z } from 'zod';
import { saysSecondaryLimit } from './saysSecondaryLimit';
import { statusOf } from './statusOf';

const withHeaders = z.object({
  response: z.object({ headers: z.record(z.string(), z.unknown()) }),
});
const withMessage = z.object({ message: z.string() });

/**
 * Whether an error that Octokit threw says that too much was asked: it passes.
 * A secondary limit may say so in words alone.
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
      headers?.['retry-after'] !== undefined ||
      saysSecondaryLimit(withMessage.safeParse(error).data?.message ?? ''))
  );
}
