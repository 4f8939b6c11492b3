import type { ProjectReader } from './ProjectReader';
import { references } from './references';
import type { StackReader } from './StackReader';

/** Digits of a Databricks workspace id; an assumption, and the most seen. */
const WORKSPACE_ID_DIGITS = 16;
const EXPRESSION = /\$\{((?:[^{}]|\{[^{}]*\})*)\}/g;

/**
 * How long a text is at least once Terraform has evaluated it: references to
 * literal attributes and outputs are followed, a workspace id counts with its
 * 16 digits, and what cannot be known counts nothing.
 */
export function shortestLength(
  text: string,
  stack: StackReader,
  reader: ProjectReader,
): number {
  return lengthOf(text, stack, reader, 0);
}

function lengthOf(
  text: string,
  stack: StackReader,
  reader: ProjectReader,
  depth: number,
): number {
  // `$${` is the text `${`.
  const parts = text.split('$${');
  const written = parts.join('');
  return [...written.matchAll(EXPRESSION)].reduce(
    (sum, [, expression]) =>
      sum + expressionLength(expression, stack, reader, depth),
    written.replace(EXPRESSION, '').length + 2 * (parts.length - 1),
  );
}

function expressionLength(
  expression: string,
  stack: StackReader,
  reader: ProjectReader,
  depth: number,
): number {
  const prefix = /^substr\(sha\d+\(.*\), 0, (\d+)\)$/s.exec(expression)?.[1];
  if (prefix !== undefined) return Number(prefix);
  const [only] = references(`\${${expression}}`);
  const whole =
    only && `${only.address}.${only.attribute}` === expression.trim();
  if (!whole || depth > 5) return 0;
  if (/(^|\.)workspace_id$/.test(only.attribute)) return WORKSPACE_ID_DIGITS;
  const block = stack.block(only.address);
  const value = block?.attributes[only.attribute];
  if (typeof value === 'string') {
    return lengthOf(value, stack, reader, depth + 1);
  }
  const { upstream, output } = reader.outputOf(only, stack) ?? {};
  return upstream && typeof output === 'string'
    ? lengthOf(output, upstream, reader, depth + 1)
    : 0;
}
