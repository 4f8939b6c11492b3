import { z } from 'zod';

/** A whole number from `min` to `max`; `what` says of what, for the hint. */
export function count(min: number, max: number, what: string): z.ZodNumber {
  return z
    .int()
    .min(min, { error: issue => `${issue.input} is less than ${min}` })
    .max(max, { error: issue => `${issue.input} is more than ${max}` })
    .meta({ description: `use ${what}, a whole number from ${min} to ${max}` });
}
