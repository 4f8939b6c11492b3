import { z } from 'zod';

const withStatus = z.object({ status: z.number() });

/**
 * HTTP status of an error that Octokit threw; undefined when there was no answer.
 *
 * @public
 */
export function statusOf(error: unknown): number | undefined {
  const parsed = withStatus.safeParse(error);
  return parsed.success ? parsed.data.status : undefined;
}
