import { z } from 'zod';
import type { Finding } from '../Finding';
import { nearest } from '../nearest';
import { shown } from '../shown';
import { projectFileSchema } from './projectFileSchema';
import { SchemaNode } from './SchemaNode';

const FALLBACK_HINT = 'see the JSON Schema of the project file';

/** One issue of the schema as what we say about it. */
export function findingFromIssue(issue: z.core.$ZodIssue): Finding[] {
  const { path } = issue;
  const node = SchemaNode.of(projectFileSchema).at(path);
  const hint = node.hint() ?? FALLBACK_HINT;
  const name = String(path.at(-1) ?? 'the file');

  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map(key => unknownKey(node, path, key));
    case 'invalid_key':
      return issue.issues.map(inner => ({
        path,
        message: inner.message,
        hint:
          customHint(inner) ??
          keyHint(SchemaNode.of(projectFileSchema).at(path.slice(0, -1)), name),
        about: 'key',
      }));
    case 'invalid_type':
      return [wrongType(issue, name, hint)];
    case 'invalid_value':
      return [wrongValue(issue, node, name, hint)];
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

function customHint(issue: z.core.$ZodIssue): string | undefined {
  const hint = issue.code === 'custom' ? issue.params?.hint : undefined;
  return typeof hint === 'string' ? hint : undefined;
}

function unknownKey(
  node: SchemaNode,
  path: readonly PropertyKey[],
  key: string,
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
  if (known.includes(key)) {
    return {
      path: [...path, key],
      message: `${key} does not go together with the other keys here`,
      hint: node.hint() ?? FALLBACK_HINT,
      about,
    };
  }
  const close = nearest(key, known);
  return {
    path: [...path, key],
    message: `unknown key ${shown(key)}`,
    hint: `${
      close ? `did you mean ${close}? ` : ''
    }known keys here are ${known.join(', ')}`,
    about,
  };
}

function keyHint(record: SchemaNode, key: string): string {
  const names = record.keyNames();
  const allowed = names.values();
  const close = nearest(key, allowed);
  return close
    ? `did you mean ${close}? known are ${allowed.join(', ')}`
    : names.hint() ?? FALLBACK_HINT;
}

function wrongType(
  issue: z.core.$ZodIssueInvalidType,
  name: string,
  hint: string,
): Finding {
  const { path, input, expected } = issue;
  const about = 'value';
  if (input === undefined) {
    return { path, message: `${name} is missing`, hint, about };
  }
  if (input === null) {
    return { path, message: `${name} has no value`, hint, about };
  }
  const wanted = typeNames[expected] ?? expected;
  const message = `${name} must be ${wanted}, not ${typeOf(input)}`;
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

const typeNames: Record<string, string> = {
  string: 'a text',
  boolean: 'true or false',
  number: 'a number',
  object: 'a mapping',
  record: 'a mapping',
  array: 'a list',
};

function typeOf(value: unknown): string {
  if (Array.isArray(value)) {
    return 'a list';
  }
  switch (typeof value) {
    case 'object':
      return 'a mapping';
    case 'number':
      return `the number ${shown(value)}`;
    case 'boolean':
      return String(value);
    default:
      return shown(value);
  }
}

function wrongValue(
  issue: z.core.$ZodIssueInvalidValue,
  node: SchemaNode,
  name: string,
  hint: string,
): Finding {
  const { path, input } = issue;
  const about = 'value';
  if (typeof input !== 'string') {
    if (issue.values.every(value => typeof value === 'string')) {
      return wrongType(
        {
          code: 'invalid_type',
          expected: 'string',
          path,
          input,
          message: issue.message,
        },
        name,
        hint,
      );
    }
    return {
      path,
      message:
        input === undefined
          ? `${name} is missing`
          : `${name} must be ${issue.values
              .map(String)
              .join(' or ')}, not ${typeOf(input)}`,
      hint,
      about,
    };
  }
  const known = issue.values.map(String);
  const later = node.laterValues();
  const what = /^\d+$/.test(name) ? 'value' : name;
  if (later.includes(input)) {
    return {
      path,
      message: `${what} ${shown(input)} is not supported yet`,
      hint: `use ${known.join(' or ')}`,
      about,
    };
  }
  const close = nearest(input, [...known, ...later]);
  const meant =
    close === undefined
      ? ''
      : `did you mean ${close}${
          later.includes(close) ? ', which is not supported yet' : ''
        }? `;
  return {
    path,
    message: `unknown ${what} ${shown(input)}`,
    hint: `${meant}known are ${known.join(', ')}`,
    about,
  };
}
