import { z } from 'zod';

const MOST_WORDS = 500;

const answered = z.object({
  response: z.object({
    data: z.object({
      message: z.string(),
      errors: z.union([z.string(), z.array(z.unknown())]).optional(),
    }),
  }),
});

/**
 * The words in which GitHub has refused a request, at most 500 characters.
 * Octokit leaves them out of its message where they are one text and no list.
 */
export function refusedWords(error: unknown): string {
  const { data } = answered.safeParse(error);
  if (!data) {
    return error instanceof Error ? error.message : String(error);
  }
  const { message, errors = [] } = data.response.data;
  const words = (typeof errors === 'string' ? [errors] : errors).map(said =>
    typeof said === 'string' ? said : JSON.stringify(said),
  );
  return [message, ...words].join(': ').slice(0, MOST_WORDS);
}
