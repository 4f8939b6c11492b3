import { Composer, LineCounter, Parser } from 'yaml';
import type { CST, Document, YAMLParseError } from 'yaml';
import { decodeText } from './decodeText';
import { readNode } from './readNode';
import type { Place } from './readNode';
import type { TextProblem } from './TextProblem';
import { tooDeep } from './tooDeep';

/**
 * A YAML text as a plain value. `value` is there unless the text is too broken
 * to have one.
 */
export interface ReadYaml {
  document?: { value: unknown; places: Map<string, Place> };
  problems: TextProblem[];
  position(offset: number): { line: number; column: number };
}

/** Reads one YAML 1.2 document. Never throws. */
export function readYaml(input: string | Uint8Array): ReadYaml {
  const lines = new LineCounter();
  const position = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const failed = (...problems: TextProblem[]): ReadYaml => ({
    problems,
    position,
  });

  const decoded = decodeText(input);
  if (decoded.problem) {
    return failed(decoded.problem);
  }
  const { text } = decoded;
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  for (const token of tokens) {
    const offset = token.type === 'document' ? tooDeep(token) : undefined;
    if (offset !== undefined) {
      return failed({
        offset,
        message: 'the file is nested too deep',
        hint: 'use the keys of the project file, which are at most ten levels deep',
      });
    }
  }
  const documents = compose(tokens, text.length);
  const first = documents.find(hasContent) ?? documents[0];
  if (!first) {
    return failed({
      offset: 0,
      message: 'the file is empty',
      hint: 'start with apiVersion: lakeport.dev/v1alpha1',
    });
  }
  const problems: TextProblem[] = [];
  if (documents.length > 1) {
    problems.push({
      offset: documents[1].range[0],
      message: `the file holds ${documents.length} documents`,
      hint: 'keep one document: remove the --- between them',
    });
  }
  if (first.directives?.yaml.explicit || text.startsWith('%')) {
    problems.push({
      offset: 0,
      message: 'directives are not supported',
      hint: 'remove the lines that start with %',
    });
  }
  const errors = documents.flatMap(document => document.errors);
  if (errors.length > 0) {
    return failed(...problems, ...errors.map(syntaxProblem));
  }
  if (!hasContent(first)) {
    return failed(...problems, {
      offset: 0,
      message: 'the file is empty',
      hint: 'start with apiVersion: lakeport.dev/v1alpha1',
    });
  }
  const { value, places, problems: refused } = readNode(first.contents);
  return {
    document: { value, places },
    problems: [...problems, ...refused],
    position,
  };
}

function compose(tokens: CST.Token[], end: number): Document.Parsed[] {
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    // Found while reading, by a set: comparing each key to all others takes minutes for a large file.
    uniqueKeys: false,
    logLevel: 'silent',
  });
  return [...composer.compose(tokens, true, end)];
}

function hasContent(document: Document.Parsed): boolean {
  const { contents } = document;
  return (
    contents !== null &&
    !(
      'value' in contents &&
      contents.value === null &&
      'source' in contents &&
      !contents.source
    )
  );
}

/** Errors of the YAML reader that people meet, in words that say what to do. */
const KNOWN: Record<string, { message: string; hint: string }> = {
  TAB_AS_INDENT: {
    message: 'a tab is used for indentation',
    hint: 'indent by spaces',
  },
  BAD_INDENT: {
    message: 'the indentation does not fit',
    hint: 'indent keys of one mapping by the same number of spaces',
  },
  MULTILINE_IMPLICIT_KEY: {
    message: 'a key goes over more than one line',
    hint: 'write key: value on one line, and check the line before',
  },
  MISSING_CHAR: {
    message: 'a closing sign or a : is missing',
    hint: 'close what was opened by a quote, [ or {, and put : after keys',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'a mapping stands where a single value is due',
    hint: 'put it on lines of its own, or in quotes if it is a text',
  },
};

function syntaxProblem(error: YAMLParseError): TextProblem {
  const [offset] = error.pos;
  const known = Object.hasOwn(KNOWN, error.code)
    ? KNOWN[error.code]
    : undefined;
  return {
    offset,
    message: known
      ? `${known.message} (YAML: ${error.message})`
      : `the file is not valid YAML: ${error.message}`,
    hint: known?.hint ?? 'correct the YAML at this place',
  };
}
