import { formProblems, problemText } from '@lakeport/project';

type FieldProblem = ReturnType<typeof formProblems>[number];

let last: { values: object; problems: FieldProblem[] } | undefined;

/** Every field of a page asks about the same values after each key press. */
function problemsOf(values: object): FieldProblem[] {
  if (last?.values !== values) {
    last = { values, problems: formProblems(values) };
  }
  return last.problems;
}

/**
 * What is wrong with one value of the project form, in the words in which the
 * `databricks:project:write` action would refuse it.
 *
 * @param values - all values of the form so far; those of later pages may be
 *   missing, their problems are theirs and are not reported here
 * @param name - a key of `ProjectFormValues`, or a path such as `admins.groups`
 */
export function valueProblems(values: object, name: string): string[] {
  const [field, ...rest] = name.split('.');
  const problems = problemsOf(values)
    .filter(
      problem =>
        problem.field === field &&
        (rest.length === 0 || `.${problem.path}.`.includes(`.${name}.`)),
    )
    .map(problemText);
  return [...new Set(problems)];
}
