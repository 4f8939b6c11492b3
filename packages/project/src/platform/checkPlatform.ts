import type { CheckOptions } from '../CheckOptions';
import { checkFile } from '../file/checkFile';
import { platformFile } from '../file/platformFile';
import type { Problem } from '../Problem';

/**
 * Everything that is wrong with a value as a platform file, in the same words
 * as {@link parsePlatform}; an empty list when nothing is. Lines and columns
 * are 0, because a value has none. Never throws.
 *
 * @public
 */
export function checkPlatform(
  value: unknown,
  options: CheckOptions = {},
): Problem[] {
  return checkFile(platformFile, value, options);
}
