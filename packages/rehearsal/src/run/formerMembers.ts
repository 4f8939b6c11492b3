import type { TerraformJson } from '@lakeport/project';
import { z } from 'zod';

const VARIABLE = 'former_members';

const state = z.object({
  resources: z
    .array(z.object({ mode: z.string(), provider: z.string().optional() }))
    .default([]),
});

/** Whether a stack takes down what former members have left in its state. */
export function mayHaveFormerMembers(stack: TerraformJson): boolean {
  return stack.variable?.[VARIABLE] !== undefined;
}

/**
 * What a plan of a stack is told of environments that the stack is no longer
 * about, and whose workspace still has something of it: only with the address of
 * the workspace can that be taken down. It is asked for by nothing but the state.
 *
 * @param content - of the state; a stack that was never applied has none
 * @returns arguments of `terraform plan`; none where there is nothing to say
 */
export function formerMembers(stack: TerraformJson, content: string): string[] {
  if (!mayHaveFormerMembers(stack) || content.trim() === '') {
    return [];
  }
  const { resources } = state.parse(JSON.parse(content));
  const aliases = resources
    .filter(({ mode }) => mode === 'managed')
    .flatMap(
      ({ provider = '' }) =>
        /\/databricks"\]\.([\w-]+)$/.exec(provider)?.[1] ?? [],
    );
  const states = stack.data?.terraform_remote_state ?? {};
  const former = [...new Set(aliases)]
    .filter(alias => states[`${alias}-workspace`]?.count !== undefined)
    .sort();
  return former.length > 0
    ? [`-var=${VARIABLE}=${JSON.stringify(former)}`]
    : [];
}
