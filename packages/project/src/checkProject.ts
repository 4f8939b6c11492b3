import { shownPath } from './shownPath';
import type { CheckOptions } from './CheckOptions';
import { projectFindings } from './checks/projectFindings';
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
  return projectFindings(value, options).map(({ path, message, hint }) => ({
    path: shownPath(path),
    message,
    hint,
    line: 0,
    column: 0,
  }));
}
