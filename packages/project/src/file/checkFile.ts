import type { CheckOptions } from '../CheckOptions';
import type { Problem } from '../Problem';
import { shownPath } from '../shownPath';
import { fileFindings } from './fileFindings';
import type { FileKind } from './FileKind';

/** What is wrong with a value as a file of a kind; lines and columns are 0. */
export function checkFile(
  kind: FileKind,
  value: unknown,
  options: CheckOptions = {},
): Problem[] {
  return fileFindings(kind, value, options).map(({ path, message, hint }) => ({
    path: shownPath(path),
    message,
    hint,
    line: 0,
    column: 0,
  }));
}
