import type { z } from 'zod';
import { parseFile } from '../file/parseFile';
import { problemAt } from '../file/problemAt';
import type { FileKind } from '../file/FileKind';
import type { Finding } from '../Finding';
import { SchemaNode } from '../schema/SchemaNode';
import { shownPath } from '../shownPath';
import { decodeText } from '../yaml/decodeText';
import { readYaml } from '../yaml/readYaml';
import { changedValue } from './changedValue';
import { editedText } from './editedText';
import type { EditResult } from './EditResult';
import type { Operation } from './Operation';
import { sameValue } from './sameValue';

/** The steps of an edit, or why it cannot be made. */
export type Planned = { operations: Operation[] } | { findings: Finding[] };

/**
 * Edits the text of a file: all edits or none. The file must be right before,
 * and is right afterwards; what the edits are not about keeps its place, its
 * comments and its style.
 *
 * @param plan - what an edit means for the file as it is, by its plain value
 *   and by what its schema makes of it
 */
export function editFile<S extends z.ZodType, E>(
  kind: FileKind<S>,
  input: string,
  edits: readonly E[],
  plan: (edit: E, value: unknown, file: z.output<S>) => Planned,
): EditResult {
  const refused = (problems: EditResult['problems']): EditResult => ({
    valid: false,
    changed: false,
    text: input,
    problems,
  });
  const schema = SchemaNode.of(kind.schema);
  const given = parseFile(kind, input);
  if (!given.valid) {
    return refused(given.problems);
  }
  const original = decodeText(input).text;
  let text = original;
  let { file } = given;
  for (const edit of edits) {
    const read = readYaml(text);
    const planned = plan(edit, read.document?.value, file);
    if ('findings' in planned) {
      return refused(planned.findings.map(finding => problemAt(read, finding)));
    }
    let value = read.document?.value;
    for (const operation of planned.operations) {
      const next = editedText(text, operation, schema);
      value = changedValue(value, operation);
      if (!sameValue(readYaml(next).document?.value, value)) {
        return refused([problemAt(readYaml(text), unusual(operation))]);
      }
      text = next;
    }
    const after = parseFile(kind, text);
    if (!after.valid) {
      return refused(
        after.problems.map(problem => ({ ...problem, line: 0, column: 0 })),
      );
    }
    file = after.file;
  }
  const changed = text !== original;
  const mark = input.startsWith('\uFEFF') ? '\uFEFF' : '';
  return {
    valid: true,
    changed,
    text: changed ? `${mark}${text}` : input,
    problems: [],
  };
}

function unusual({ path }: Operation): Finding {
  return {
    path,
    message: `${shownPath(path)} cannot be changed in the way this is written`,
    hint: 'write it one key a line, without ? before keys, and ask again',
    about: 'key',
  };
}
