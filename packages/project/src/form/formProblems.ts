import { shownPath } from '../shownPath';
import { projectFindings } from '../checks/projectFindings';
import { valueAt } from '../edit/valueAt';
import type { Finding } from '../Finding';
import type { Problem } from '../Problem';
import { pathKey } from '../yaml/pathKey';
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
 * of a form that is half filled in; what is left out and required is a problem,
 * but for what a platform decides later. A field of the n-th environment is
 * called `environments.<n>.<field>`, counted from 0.
 * Never throws.
 *
 * @public
 */
export function formProblems(values: unknown): FormProblem[] {
  const { value, origins, findings, pending } = projectValueFromForm(values);
  const awaited = ({ path }: Finding) =>
    pending.some(
      place =>
        pathKey(place) === pathKey(path) && valueAt(value, place) === undefined,
    );
  const problems = [
    ...findings,
    ...projectFindings(value)
      .filter(finding => !awaited(finding))
      .map(finding => ({
        ...finding,
        field:
          origins.find(origin =>
            origin.path.every(
              (key, index) => String(finding.path[index]) === key,
            ),
          )?.field ?? '',
      })),
  ].map(({ path, message, hint, field }) => ({
    path: shownPath(path),
    message,
    hint,
    line: 0,
    column: 0,
    field,
  }));
  // A region left to the environment's is wrong in two places, and one field.
  return problems.filter(
    ({ path, field }) =>
      !(
        path === 'spec.aws.state.region' &&
        /(?:^|\.)region$/.test(field) &&
        problems.some(other => other.field === field && other.path !== path)
      ),
  );
}
