import { formProblems } from '@lakeport/project';

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
 * What is wrong with one field of the project form, in the words in which the
 * `databricks:project:write` action would refuse it: "message. hint".
 *
 * @param values - all values of the form so far; fields of later pages may be
 *   missing, their problems belong to them and are not reported here
 * @param field - name of the field, a key of `ProjectFormValues`
 */
export function valueProblems(values: object, field: string): string[] {
  return problemsOf(values)
    .filter(problem => problem.field === field)
    .map(({ message, hint }) =>
      [message, hint].filter(Boolean).map(sentence).join(' '),
    );
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
