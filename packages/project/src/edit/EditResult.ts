import type { Problem } from '../Problem';

/**
 * What became of a text. `text` is the edited one, or the text as it was when
 * the edits cannot be made or would make the file wrong; `problems` say why.
 * Lines and columns are those of the given text, and 0 for what would be wrong
 * only after the edits. `changed` is false when everything was there already.
 *
 * @public
 */
export interface EditResult {
  valid: boolean;
  changed: boolean;
  text: string;
  problems: Problem[];
}
