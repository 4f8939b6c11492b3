import { InputError } from '@backstage/errors';
import type { CreateDeploymentRequest } from '@lakeport/backstage-plugin-databricks-common';

/** GitHub takes so many inputs of a dispatch (docs on workflow_dispatch, 2026). */
const MOST_INPUTS = 25;
/** And so many characters of all of them. */
const MOST_CHARACTERS = 65_535;

const CONTROL = /[\p{Cc}\u2028\u2029]/u;
const CONTROL_BUT_LINES = /[^\P{Cc}\t\n\r]/u;
/** What a workflow would evaluate, wherever an input is pasted into one. */
const EXPRESSION = /\$\{\{|\}\}/;
/** Names that git does not take for a branch or a tag (git-check-ref-format). */
const NO_REF = /^[-/.]|[ ~^:?*[\\]|\.\.|@\{|\/\/|\/\.|\.lock(?:\/|$)|[/.]$|^@$/;

/**
 * Checks what somebody typed before anything is looked up or sent: no control
 * characters, no expressions of workflows, no more than GitHub takes, and a
 * destroy with the environment's name.
 *
 * @throws InputError that names the field
 */
export function checkTyped(
  body: CreateDeploymentRequest,
  environment: string,
): void {
  const { operation, allowDestroy, ref, commit, promoteFrom } = body;
  if (operation === 'destroy' && body.confirm !== environment) {
    throw new InputError(
      `A destroy takes the environment's name, typed: confirm must be ${environment}${
        body.confirm === undefined ? '' : `, not ${shown(body.confirm)}`
      }`,
    );
  }
  const changesByPlan = operation === 'plan' || operation === 'apply';
  if (allowDestroy?.length && !changesByPlan) {
    throw new InputError(
      `allowDestroy is for plan and apply, not for ${operation}`,
    );
  }
  if (commit && promoteFrom) {
    throw new InputError(
      'commit and promoteFrom both say which commit to deploy: give one of them',
    );
  }
  if (promoteFrom && !changesByPlan) {
    throw new InputError(
      `promoteFrom is for plan and apply, not for ${operation}`,
    );
  }
  if (ref !== undefined) {
    checkLine('ref', ref);
    if (NO_REF.test(ref) || ref.startsWith('refs/')) {
      throw new InputError(
        `ref must be the name of a branch or a tag, such as main, not ${shown(
          ref,
        )}`,
      );
    }
  }
  allowDestroy?.forEach((address, index) =>
    checkLine(`allowDestroy[${index}]`, address),
  );
  checkText('comment', body.comment);
  checkLine('idempotencyKey', body.idempotencyKey);
  checkSize({
    operation,
    environment,
    ref,
    commit,
    allow_destroy: allowDestroy?.join(' '),
  });
}

/**
 * Checks a text that people read, which may have several lines.
 *
 * @throws InputError
 */
export function checkText(field: string, text: string | undefined): void {
  if (text !== undefined && CONTROL_BUT_LINES.test(text)) {
    throw new InputError(`${field} must have no control characters`);
  }
}

function checkLine(field: string, text: string | undefined): void {
  if (text === undefined) {
    return;
  }
  if (CONTROL.test(text)) {
    throw new InputError(
      `${field} must have no line breaks or control characters: ${shown(text)}`,
    );
  }
  if (EXPRESSION.test(text)) {
    throw new InputError(
      `${field} must have no workflow expressions such as \${{ … }}: ${shown(
        text,
      )}`,
    );
  }
}

/**
 * Checks that inputs are no more than GitHub takes of one dispatch.
 *
 * @throws InputError
 */
export function checkSize(inputs: Record<string, string | undefined>): void {
  const given = Object.entries(inputs).filter(
    ([, value]) => value !== undefined,
  );
  if (given.length > MOST_INPUTS) {
    throw new InputError(
      `A run takes ${MOST_INPUTS} inputs at most, not ${given.length}`,
    );
  }
  const characters = given.reduce(
    (sum, [name, value = '']) => sum + name.length + value.length,
    0,
  );
  if (characters > MOST_CHARACTERS) {
    throw new InputError(
      `A run takes ${MOST_CHARACTERS} characters of inputs at most, not ${characters}: allow fewer addresses at once`,
    );
  }
}

/** As JSON, so that nothing typed does anything where the message is shown. */
function shown(value: string): string {
  return JSON.stringify(value.length > 100 ? `${value.slice(0, 100)}…` : value);
}
