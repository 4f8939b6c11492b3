import { z } from 'zod';
import type { CheckOptions } from '../CheckOptions';
import type { Problem } from '../Problem';
import { parseOnce } from '../schema/parseOnce';
import { shownPath } from '../shownPath';
import { pathKey } from '../yaml/pathKey';
import { readYaml } from '../yaml/readYaml';
import type { ReadYaml } from '../yaml/readYaml';
import { fileFindings } from './fileFindings';
import type { FileKind } from './FileKind';
import { problemAt } from './problemAt';

/** More than this is no file of ours, and no list that anyone reads. */
const MOST_PROBLEMS = 1000;

/**
 * Reads the text of a file of a kind and checks it: what its schema makes of
 * it, or all problems in the order of the text. Never throws.
 */
export function parseFile<S extends z.ZodType>(
  kind: FileKind<S>,
  text: string | Uint8Array,
  options: CheckOptions = {},
):
  | { valid: true; file: z.output<S>; problems: [] }
  | { valid: false; problems: Problem[] } {
  const read = readYaml(text);
  const problems = [
    ...read.problems.map(({ offset, message, hint, path }) => ({
      path: shownPath(path ?? []),
      message,
      hint,
      ...read.position(offset),
    })),
    ...valueProblems(kind, read, options),
  ]
    .sort((a, b) => a.line - b.line || a.column - b.column)
    .slice(0, MOST_PROBLEMS);
  if (problems.length > 0 || !read.document) {
    return { valid: false, problems };
  }
  const file = z.parse(kind.schema, read.document.value, parseOnce);
  return { valid: true, file, problems: [] };
}

function valueProblems(
  kind: FileKind,
  read: ReadYaml,
  options: CheckOptions,
): Problem[] {
  const { document } = read;
  if (!document) {
    return [];
  }
  // Whatever the schema says about a value that could not be read is noise.
  const unread = new Set(
    read.problems
      .filter(problem => problem.unread)
      .map(({ path }) => pathKey(path ?? [])),
  );
  return fileFindings(kind, document.value, options)
    .filter(
      ({ path }) =>
        ![[], ...path.map((_, index) => path.slice(0, index + 1))].some(above =>
          unread.has(pathKey(above)),
        ),
    )
    .map(finding => problemAt(read, finding));
}
