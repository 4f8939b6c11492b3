import { formProblems, problemText } from '@lakeport/project';

type FieldProblem = ReturnType<typeof formProblems>[number];

/** As many environments as a form is likely to have. */
const KEPT = 32;
const kept = new Map<string, FieldProblem[]>();

/**
 * Every field of a page asks about the same values after each key press, and
 * every environment of a form has values of its own.
 */
function problemsOf(values: object): FieldProblem[] {
  const key = JSON.stringify(values);
  let problems = kept.get(key);
  if (!problems) {
    problems = formProblems(values);
    kept.set(key, problems);
    const [oldest] = kept.keys();
    if (kept.size > KEPT) {
      kept.delete(oldest);
    }
  }
  return problems;
}

/**
 * What is wrong with one value of the project form, in the words in which the
 * `databricks:project:write` action would refuse it.
 *
 * @param values - all values of the form so far; those of later pages may be
 *   missing, their problems are theirs and are not reported here
 * @param name - a key of `ProjectFormValues`, or a path such as `admins.groups`
 * @param index - which environment of the form's list the value is of; the
 *   form's own when left out
 */
export function valueProblems(
  values: object,
  name: string,
  index?: number,
): string[] {
  const [field, ...rest] = name.split('.');
  const inList = field === 'environment' ? 'name' : field;
  const wanted =
    index === undefined ? field : `environments.${index}.${inList}`;
  const problems = problemsOf(values)
    .filter(
      problem =>
        problem.field === wanted &&
        (rest.length === 0 || `.${problem.path}.`.includes(`.${name}.`)),
    )
    .map(problemText);
  return [...new Set(problems)];
}
