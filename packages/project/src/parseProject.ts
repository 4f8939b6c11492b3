import type { CheckOptions } from './CheckOptions';
import { parseFile } from './file/parseFile';
import { projectFile } from './file/projectFile';
import type { Problem } from './Problem';
import type { Project } from './Project';
import { resolveProject } from './resolveProject';

/**
 * A checked project, or everything that is wrong with its text.
 *
 * @public
 */
export type ParseResult =
  | { valid: true; project: Project; problems: [] }
  | { valid: false; problems: Problem[] };

/**
 * Reads the text of a project file, `lakeport.yaml`, and checks it. All
 * problems are reported at once (the first thousand of them), in the order of
 * the text. Bytes are read as
 * UTF-8. Never throws, whatever the input.
 *
 * @public
 */
export function parseProject(
  text: string | Uint8Array,
  options: CheckOptions = {},
): ParseResult {
  const read = parseFile(projectFile, text, options);
  return read.valid
    ? { valid: true, project: resolveProject(read.file), problems: [] }
    : read;
}
