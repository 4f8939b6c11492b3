import type { TerraformJson } from '@lakeport/project';
import { literalOf } from '../../run/literalOf';
import { replaceValues } from './replaceValues';

const OUTPUT =
  /^\$\{data\.terraform_remote_state\.([\w-]+)\.outputs\.([\w-]+)\}$/;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The stack whose state a remote state reads, by the key of that state. */
function stackOf(stack: TerraformJson, remote: string): string | undefined {
  const config = stack.data?.terraform_remote_state?.[remote]?.config;
  const key = isRecord(config) ? config.key : undefined;
  return typeof key === 'string'
    ? /([^/]+)\.tfstate$/.exec(key)?.[1]
    : undefined;
}

function isLiteral(value: unknown): boolean {
  return [value]
    .flat()
    .every(one => typeof one === 'number' || literalOf(one) !== undefined);
}

/**
 * Puts outputs of other stacks that say a literal in the place of what refers
 * to them: an id that a project file names may come by another stack.
 *
 * @param stack - the stack that refers
 * @param stacks - all stacks by name
 */
export function withKnownOutputs(
  stack: TerraformJson,
  stacks: Readonly<Record<string, TerraformJson>>,
): TerraformJson {
  const known = (value: unknown): unknown => {
    const [, remote, output] =
      typeof value === 'string' ? OUTPUT.exec(value) ?? [] : [];
    const from = remote && stackOf(stack, remote);
    const given = from && stacks[from]?.output?.[output];
    return isRecord(given) && isLiteral(given.value) ? given.value : value;
  };
  return replaceValues(stack, known);
}
