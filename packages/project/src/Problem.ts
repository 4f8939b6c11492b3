/**
 * One thing that is wrong with a project file.
 *
 * `path` is dotted (`spec.environments.dev.network.cidr`, list items by their
 * index), `message` says what is wrong and `hint` what would be right. `line`
 * and `column` are 1-based and point at the value or its key; both are 0 for a
 * value that did not come from a text.
 *
 * @public
 */
export interface Problem {
  path: string;
  message: string;
  hint: string;
  line: number;
  column: number;
}
