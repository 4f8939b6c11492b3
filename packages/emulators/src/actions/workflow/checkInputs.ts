import { GithubError } from '../../github/GithubError';
import type { Json } from './Json';
import type { DispatchInput } from './WorkflowFile';

/** GitHub's limit for `workflow_dispatch` (GitHub Docs, events that trigger workflows, 2026). */
const MOST_INPUTS = 25;

export interface CheckedInputs {
  /** As `github.event.inputs` has them: texts. */
  event: Record<string, string>;
  /** As `inputs` has them: booleans and numbers kept. */
  inputs: Record<string, Json>;
}

function convert(name: string, input: DispatchInput, text: string): Json {
  if (input.type === 'boolean') {
    if (text !== 'true' && text !== 'false') {
      throw new GithubError(
        422,
        `Provided value '${text}' for input '${name}' is not a boolean`,
      );
    }
    return text === 'true';
  }
  if (input.type === 'number') {
    if (text.trim() === '' || !Number.isFinite(Number(text))) {
      throw new GithubError(
        422,
        `Provided value '${text}' for input '${name}' is not a number`,
      );
    }
    return Number(text);
  }
  if (input.type === 'choice' && !input.options?.includes(text)) {
    throw new GithubError(
      422,
      `Provided value '${text}' for input '${name}' not in the list of allowed values`,
    );
  }
  return text;
}

/** What an input is worth when a dispatch says nothing about it. */
function fallbackOf(input: DispatchInput): string {
  if (input.default !== undefined) {
    return String(input.default);
  }
  switch (input.type) {
    case 'boolean':
      return 'false';
    case 'number':
      return '0';
    case 'choice':
      return input.required ? '' : input.options?.[0] ?? '';
    default:
      return '';
  }
}

function textOf(input: DispatchInput, given: unknown): string {
  const missing = given === undefined || given === null || given === '';
  if (missing && input.required && input.default === undefined) {
    return '';
  }
  return missing ? fallbackOf(input) : String(given);
}

/**
 * Checks what a dispatch gives against what the workflow asks for.
 *
 * @throws GithubError 422 in GitHub's words.
 */
export function checkInputs(
  definitions: Record<string, DispatchInput>,
  given: Record<string, unknown>,
): CheckedInputs {
  const names = Object.keys(given);
  if (names.length > MOST_INPUTS) {
    throw new GithubError(
      422,
      `Invalid request.\n\nNo more than ${MOST_INPUTS} properties are allowed; ${names.length} were supplied.`,
    );
  }
  const unexpected = names.filter(name => !Object.hasOwn(definitions, name));
  if (unexpected.length > 0) {
    throw new GithubError(
      422,
      `Unexpected inputs provided: ${JSON.stringify(unexpected)}`,
    );
  }
  const result: CheckedInputs = { event: {}, inputs: {} };
  for (const [name, input] of Object.entries(definitions)) {
    const text = textOf(input, given[name]);
    if (text === '' && input.required) {
      throw new GithubError(422, `Required input '${name}' not provided`);
    }
    result.inputs[name] = text === '' ? '' : convert(name, input, text);
    result.event[name] = text;
  }
  return result;
}
