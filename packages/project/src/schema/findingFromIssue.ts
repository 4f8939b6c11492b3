import { z } from 'zod';
import type { Finding } from '../Finding';
import { nearest } from '../nearest';
import { shown } from '../shown';
import type { SchemaNode } from './SchemaNode';

/** Choices of more values than this are not all named in a message. */
const MOST_NAMED = 4;
const FALLBACK_HINT = 'see the JSON Schema of the file';

const TYPE_NAMES: Record<string, string> = {
  string: 'a text',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
  object: 'a mapping',
  record: 'a mapping',
  array: 'a list',
};

/**
 * One issue of a file's schema as what we say about it. `owner` is the value
 * that the issue's place is a part of.
 */
export function findingFromIssue(
  file: SchemaNode,
  issue: z.core.$ZodIssue,
  owner?: unknown,
): Finding[] {
  const { path } = issue;
  const node = file.at(path);
  const hint = node.hint() ?? FALLBACK_HINT;
  const name = nameOf(path);

  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map(key =>
        unknownKey(node, path, key, modeOf(node, issue.input)),
      );
    case 'invalid_key':
      return issue.issues.map(inner => ({
        path,
        message: inner.message,
        hint: customHint(inner) ?? keyHint(file.at(path.slice(0, -1)), name),
        about: 'key',
      }));
    case 'invalid_type':
      if (issue.expected === 'never') {
        const above = path.slice(0, -1);
        return [unknownKey(file.at(above), above, name)];
      }
      return [wrongType(issue, name, hint)];
    case 'invalid_union':
      if ('discriminator' in issue) {
        return [wrongMode(issue.input, node, path, name, hint)];
      }
      return [
        wrongType(
          {
            input: issue.input,
            path,
            expected: [
              ...new Set(
                issue.errors.flatMap(([first]) =>
                  first?.code === 'invalid_type'
                    ? [typeName(first.expected)]
                    : [],
                ),
              ),
            ].join(' or '),
          },
          name,
          hint,
        ),
      ];
    case 'invalid_value':
      return [
        wrongValue(
          issue,
          node,
          name,
          hint,
          modeOf(file.at(path.slice(0, -1)), owner),
        ),
      ];
    default:
      return [
        {
          path,
          message: issue.message,
          hint: customHint(issue) ?? hint,
          about: 'value',
        },
      ];
  }
}

/** What a value is called in a message: its key, and its index in a list. */
function nameOf(path: readonly PropertyKey[]): string {
  const last = path.at(-1);
  if (typeof last === 'number') {
    return `${nameOf(path.slice(0, -1))}[${last}]`;
  }
  return last === undefined ? 'the file' : String(last);
}

function customHint(issue: z.core.$ZodIssue): string | undefined {
  const hint = issue.code === 'custom' ? issue.params?.hint : undefined;
  return typeof hint === 'string' ? hint : undefined;
}

/** What the alternative is called that a mapping means. */
function modeOf(node: SchemaNode, input: unknown): string | undefined {
  const modes = node.modes();
  return modes && typeof input === 'object' && input !== null
    ? modes.names[modes.of(Object.keys(input), input)]
    : undefined;
}

function unknownKey(
  node: SchemaNode,
  path: readonly PropertyKey[],
  key: string,
  mode?: string,
): Finding {
  const about = 'key';
  const known = node.keys();
  if (node.laterKeys().includes(key)) {
    return {
      path: [...path, key],
      message: `${key} is not supported yet`,
      hint: `remove it; known keys here are ${known.join(', ')}`,
      about,
    };
  }
  if (known.length === 0) {
    const later = node.keyNames().laterValues().includes(key);
    return {
      path: [...path, key],
      message: later
        ? `${key} is not supported yet`
        : `unknown key ${shown(key)}`,
      hint: later ? useOneOf(node.keyNames().values()) : keyHint(node, key),
      about,
    };
  }
  if (known.includes(key)) {
    return {
      path: [...path, key],
      message: mode
        ? `${key} does not go with ${mode}`
        : `${key} does not go together with the other keys here`,
      hint: node.hint() ?? FALLBACK_HINT,
      about,
    };
  }
  const close = nearest(key, [...known, ...node.laterKeys()]);
  return {
    path: [...path, key],
    message: `unknown key ${shown(key)}`,
    hint: `${
      close ? `${didYouMean(close, known)} ` : ''
    }known keys here are ${known.join(', ')}`,
    about,
  };
}

function keyHint(record: SchemaNode, key: string): string {
  const names = record.keyNames();
  const allowed = names.values();
  return allowed.length > 0
    ? choiceHint(nearest(key, allowed), allowed)
    : names.hint() ?? FALLBACK_HINT;
}

function typeName(expected: string): string {
  return TYPE_NAMES[expected] ?? expected;
}

function wrongType(
  issue: { path: readonly PropertyKey[]; input?: unknown; expected: string },
  name: string,
  hint: string,
): Finding {
  const { path, input, expected } = issue;
  const about = 'value';
  const message = typeMessage(input, name, typeName(expected));
  if (
    expected === 'string' &&
    (typeof input === 'number' || typeof input === 'boolean')
  ) {
    return {
      path,
      message,
      hint: `put it in quotes: "${input}" (${hint})`,
      about,
    };
  }
  return { path, message, hint, about };
}

function typeMessage(input: unknown, name: string, wanted: string): string {
  switch (input) {
    case undefined:
      return `${name} is missing`;
    case null:
      return `${name} has no value`;
    default:
      return `${name} must be ${wanted}, not ${typeOf(input)}`;
  }
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) {
    return 'a list';
  }
  switch (typeof value) {
    case 'object':
      return 'a mapping';
    case 'number':
      return `the number ${value}`;
    case 'boolean':
      return String(value);
    case 'string':
      return shown(value);
    default:
      return `a ${typeof value}`;
  }
}

/** The key by which a mapping says what it is, when it says nothing known. */
function wrongMode(
  owner: unknown,
  node: SchemaNode,
  path: readonly PropertyKey[],
  name: string,
  hint: string,
): Finding {
  const input =
    typeof owner === 'object' && owner !== null
      ? Object.getOwnPropertyDescriptor(owner, name)?.value
      : undefined;
  return wrongValue({ input, path, values: node.values() }, node, name, hint);
}

function wrongValue(
  issue: Pick<z.core.$ZodIssueInvalidValue, 'input' | 'values'> & {
    path: readonly PropertyKey[];
  },
  node: SchemaNode,
  name: string,
  hint: string,
  mode?: string,
): Finding {
  const { path, input } = issue;
  const about = 'value';
  if (typeof input !== 'string') {
    const wanted =
      issue.values.length > MOST_NAMED
        ? 'one of the known names'
        : issue.values.map(String).join(' or ');
    return {
      path,
      message: typeMessage(input, name, wanted),
      hint,
      about,
    };
  }
  const known = issue.values.map(String);
  if (mode && node.values().includes(input)) {
    return {
      path,
      message: `${name} ${shown(input)} does not go with ${mode}`,
      hint: useOneOf(known),
      about,
    };
  }
  const later = node.laterValues();
  if (later.includes(input)) {
    return {
      path,
      message: `${name} ${shown(input)} is not supported yet`,
      hint: useOneOf(known),
      about,
    };
  }
  return {
    path,
    message: `unknown ${name} ${shown(input)}`,
    hint: choiceHint(nearest(input, [...known, ...later]), known),
    about,
  };
}

function choiceHint(close: string | undefined, known: string[]): string {
  if (close === undefined) {
    return useOneOf(known);
  }
  return known.includes(close)
    ? `${didYouMean(close, known)} known are ${known.join(', ')}`
    : `${didYouMean(close, known)} ${useOneOf(known)}`;
}

function didYouMean(close: string, known: string[]): string {
  return known.includes(close)
    ? `did you mean ${close}?`
    : `did you mean ${close}, which is not supported yet?`;
}

function useOneOf(known: string[]): string {
  return known.length > MOST_NAMED
    ? `use one of ${known.join(', ')}`
    : `use ${known.join(' or ')}`;
}
