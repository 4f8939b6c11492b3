import { z } from 'zod';

/**
 * A text that a rule may refuse, with a reason and a hint of its own. `pattern`
 * is what of the rule an editor can check.
 */
export function fieldRule(options: {
  problem(text: string): { message: string; hint: string } | undefined;
  description: string;
  pattern?: string;
}): z.ZodString {
  return z
    .string()
    .superRefine((text, context) => {
      const problem = options.problem(text);
      if (problem) {
        context.addIssue({
          code: 'custom',
          message: problem.message,
          params: { hint: problem.hint },
        });
      }
    })
    .meta({
      description: options.description,
      ...(options.pattern ? { pattern: options.pattern } : {}),
    });
}
