import { TerraformJson } from '@lakeport/project';
import { SynthesizedStacks } from '../Manifest';
import { expressionsIn } from './expressionsIn';
import { referencesIn } from './referencesIn';

/**
 * Expressions and `depends_on` entries that lead nowhere: to a resource or a
 * variable that the stack does not hold, or to an output that no stack before it puts out.
 */
export function danglingReferences({
  manifest,
  stacks,
}: SynthesizedStacks): string[] {
  return Object.entries(stacks).flatMap(([name, stack]) => {
    const upstream = manifest.stacks[name].dependsOn;
    return references(stack)
      .filter(reference => !leadsSomewhere(reference, stack, upstream, stacks))
      .map(reference => `${name}: ${reference}`);
  });
}

function references(stack: TerraformJson): string[] {
  const blocks = [stack.resource, stack.data].flatMap(types =>
    Object.values(types ?? {}).flatMap(named => Object.values(named)),
  );
  const explicit = blocks.flatMap(block =>
    Array.isArray(block.depends_on) ? block.depends_on.map(String) : [],
  );
  return [...expressionsIn(stack).flatMap(referencesIn), ...explicit];
}

function leadsSomewhere(
  reference: string,
  stack: TerraformJson,
  upstream: readonly string[],
  stacks: SynthesizedStacks['stacks'],
): boolean {
  const remote =
    /^data\.terraform_remote_state\.([\w-]+)\.outputs\.([\w-]+)(?:\[\d+\])?$/.exec(
      reference,
    );
  if (remote) {
    const [, state, output] = remote;
    const config = stack.data?.terraform_remote_state?.[state]?.config;
    const key = JSON.stringify(config ?? {});
    const source = upstream.find(name => key.includes(`/${name}.tfstate"`));
    return (
      source !== undefined && stacks[source].output?.[output] !== undefined
    );
  }
  const variable = /^var\.(\w+)$/.exec(reference)?.[1];
  if (variable) {
    return stack.variable?.[variable] !== undefined;
  }
  const local = /^(data\.)?(\w+)\.([\w-]+)(\.[\w.[\]]+)?$/.exec(reference);
  if (!local) {
    return false;
  }
  const [, isData, type, name] = local;
  return (isData ? stack.data : stack.resource)?.[type]?.[name] !== undefined;
}
