import { z } from 'zod';
import { shown } from '../shown';

/**
 * A text that must match a pattern. `hint` says what is right; it is the
 * description an editor shows and the hint of a problem.
 */
export function fieldPattern(options: {
  is: string;
  matches: RegExp;
  hint: string;
  /** Either case is read as lower case, which is what the service answers. */
  lowerCase?: true;
}): z.ZodString {
  const pattern = z.string().regex(options.matches, {
    error: issue => `${shown(String(issue.input))} is not ${options.is}`,
  });
  return (options.lowerCase ? pattern.toLowerCase() : pattern).meta({
    description: options.hint,
  });
}
