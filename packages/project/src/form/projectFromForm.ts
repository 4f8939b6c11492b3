import { checkProject } from '../checkProject';
import type { ProjectInput } from '../Project';
import { projectFileSchema } from '../schema/projectFileSchema';
import { shownPath } from '../shownPath';
import { InvalidProjectError } from './InvalidProjectError';
import { projectValueFromForm } from './projectValueFromForm';

/**
 * The project file that the values of the project form stand for.
 *
 * @throws {@link InvalidProjectError} when they make no valid project; ask
 *   {@link formProblems} first to show problems at their fields
 * @public
 */
export function projectFromForm(values: unknown): ProjectInput {
  const { value, findings } = projectValueFromForm(values);
  const problems = [
    ...findings.map(({ path, message, hint }) => ({
      path: shownPath(path),
      message,
      hint,
      line: 0,
      column: 0,
    })),
    ...checkProject(value),
  ];
  if (problems.length > 0 || !isProjectInput(value)) {
    throw new InvalidProjectError(problems);
  }
  return value;
}

function isProjectInput(value: unknown): value is ProjectInput {
  return projectFileSchema.safeParse(value).success;
}
