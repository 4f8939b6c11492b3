import { shownPath } from '../shownPath';
import { projectFindings } from '../checks/projectFindings';
import type { Problem } from '../Problem';
import { projectValueFromForm } from './projectValueFromForm';

/**
 * A problem of a form: with the form field it came from.
 *
 * @public
 */
export type FormProblem = Problem & { field: string };

/**
 * Everything that is wrong with the values of the project form, in the words
 * that {@link checkProject} has for the file they make. Takes any values, also
 * of a form that is half filled in; what is left out and required is a problem.
 * Never throws.
 *
 * @public
 */
export function formProblems(values: unknown): FormProblem[] {
  const { value, origins } = projectValueFromForm(values);
  const problems = projectFindings(value).map(({ path, message, hint }) => ({
    path: shownPath(path),
    message,
    hint,
    line: 0,
    column: 0,
    field:
      origins.find(origin =>
        origin.path.every((key, index) => String(path[index]) === key),
      )?.field ?? '',
  }));
  // A region left to the environment's is wrong in two places, and one field.
  return problems.filter(
    ({ path, field }) =>
      !(
        path === 'spec.aws.state.region' &&
        field === 'region' &&
        problems.some(other => other.field === 'region' && other.path !== path)
      ),
  );
}
