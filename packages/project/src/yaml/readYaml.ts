import { Composer, Parser } from 'yaml';
import type { CST, Document, YAMLParseError } from 'yaml';
import { decodeText } from './decodeText';
import { linePositions } from './linePositions';
import { NodeReader } from './NodeReader';
import type { Place } from './NodeReader';
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

const EMPTY: TextProblem = {
  offset: 0,
  message: 'the file is empty',
  hint: 'start with apiVersion: lakeport.dev/v1alpha1',
};

/** What follows the first syntax errors mostly follows from them. */
const MOST_SYNTAX_PROBLEMS = 20;

/** Errors of the YAML reader quote the text, which may be anything. */
const LONGEST_ERROR = 160;

/** Errors of the YAML reader that people meet, in words that say what to do. */
const KNOWN: Record<string, { message: string; hint: string }> = {
  TAB_AS_INDENT: {
    message: 'a tab is used for indentation',
    hint: 'indent by spaces',
  },
  BAD_INDENT: {
    message: 'the indentation does not fit',
    hint: 'indent keys of one mapping by the same number of spaces, and close every [ and {',
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

/** Reads one YAML 1.2 document. Never throws. */
export function readYaml(input: string | Uint8Array): ReadYaml {
  const { text, problem } = decodeText(input);
  const position = linePositions(text);
  const failed = (problems: TextProblem[]): ReadYaml => ({
    problems,
    position,
  });

  if (problem) {
    return failed([problem]);
  }
  const tokens = [...new Parser().parse(text)];
  for (const token of tokens) {
    const offset = token.type === 'document' ? tooDeep(token) : undefined;
    if (offset !== undefined) {
      return failed([
        {
          offset,
          message: 'the file is nested too deep',
          hint: 'use the keys of the file, which are at most ten levels deep',
        },
      ]);
    }
  }
  const documents = compose(tokens, text.length);
  const first = documents.find(hasContent) ?? documents[0];
  if (!first) {
    return failed([EMPTY]);
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
    return failed([
      ...problems,
      ...errors.slice(0, MOST_SYNTAX_PROBLEMS).map(syntaxProblem),
    ]);
  }
  if (!hasContent(first)) {
    return failed([...problems, EMPTY]);
  }
  const reader = new NodeReader();
  const value = reader.read(first.contents);
  return {
    document: { value, places: reader.places },
    problems: [...problems, ...reader.problems],
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

function syntaxProblem(error: YAMLParseError): TextProblem {
  const [offset] = error.pos;
  const said = error.message.slice(0, LONGEST_ERROR);
  const known = Object.hasOwn(KNOWN, error.code)
    ? KNOWN[error.code]
    : undefined;
  return {
    offset,
    message: known
      ? `${known.message} (YAML: ${said})`
      : `the file is not valid YAML: ${said}`,
    hint: known?.hint ?? 'correct the YAML at this place',
  };
}
