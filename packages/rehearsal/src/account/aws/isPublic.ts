import { z } from 'zod';

const everyone = z.union([
  z.literal('*'),
  z.object({ AWS: z.union([z.literal('*'), z.tuple([z.literal('*')])]) }),
]);

const policy = z.object({
  Statement: z.preprocess(
    value => [value].flat(),
    z.array(
      z.object({
        Effect: z.string(),
        Principal: z.unknown().optional(),
        Condition: z.unknown().optional(),
      }),
    ),
  ),
});

/** Whether a policy allows something to everyone, without a condition. */
export function isPublic(text: string): boolean {
  const { data } = policy.safeParse(JSON.parse(text));
  return (
    data?.Statement.some(
      ({ Effect, Principal, Condition }) =>
        Effect === 'Allow' &&
        Condition === undefined &&
        everyone.safeParse(Principal).success,
    ) ?? false
  );
}
