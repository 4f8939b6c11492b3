import type { CheckOptions } from './CheckOptions';
import { checkFile } from './file/checkFile';
import { projectFile } from './file/projectFile';
import type { Problem } from './Problem';

/**
 * Everything that is wrong with a value as a project file, in the same words
 * as {@link parseProject}; an empty list when nothing is. Lines and columns are
 * 0, because a value has none. Never throws.
 *
 * @public
 */
export function checkProject(
  value: unknown,
  options: CheckOptions = {},
): Problem[] {
  return checkFile(projectFile, value, options);
}
