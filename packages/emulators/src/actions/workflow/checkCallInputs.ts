import { evaluateToken, type Scope } from './evaluate';
import type { Json } from './Json';
import type { CallInput } from './WorkflowFile';

const NOTHING: Record<CallInput['type'], Json> = {
  string: '',
  boolean: false,
  number: 0,
};

/**
 * The inputs of a workflow that is called.
 *
 * @param scope - of the called file, for defaults that are expressions
 * @throws Error in GitHub's words
 */
export function checkCallInputs(
  definitions: Readonly<Record<string, CallInput>>,
  given: Readonly<Record<string, Json>>,
  scope: Scope,
): Record<string, Json> {
  const unknown = Object.keys(given).find(
    name => !Object.hasOwn(definitions, name),
  );
  if (unknown !== undefined) {
    throw new Error(
      `Invalid input, ${unknown} is not defined in the referenced workflow.`,
    );
  }
  return Object.fromEntries(
    Object.entries(definitions).map(([name, input]) => {
      if (!Object.hasOwn(given, name)) {
        if (input.required) {
          throw new Error(
            `Input ${name} is required, but not provided while calling.`,
          );
        }
        return [
          name,
          input.default
            ? evaluateToken(input.default, scope)
            : NOTHING[input.type],
        ];
      }
      const value = given[name];
      // Numbers and truth values become texts where a text is wanted; nothing becomes anything else.
      if (input.type === 'string') {
        return [name, value === null ? '' : String(value)];
      }
      if (typeof value !== input.type) {
        throw new Error(
          `The template is not valid. Unexpected value '${String(
            value,
          )}' for the ${input.type} input ${name}`,
        );
      }
      return [name, value];
    }),
  );
}
