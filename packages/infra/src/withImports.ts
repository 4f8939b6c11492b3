import { Imports, TerraformJson } from '@lakeport/project';
import { literal } from './framework/literal';
import { SynthesizedStacks } from './Manifest';

/**
 * Stacks with `import` blocks for what is there already. Terraform passes over
 * those of resources that its state holds, so that they do no harm later.
 *
 * @param imports - by environment, as a checked imports file has them
 * @throws RangeError when an import names an environment, a stack or an
 * address that there is none of
 * @public
 */
export function withImports(
  synthesized: SynthesizedStacks,
  imports: Imports['spec']['environments'],
): SynthesizedStacks {
  const { manifest } = synthesized;
  const stacks = { ...synthesized.stacks };
  for (const [environment, byStack] of Object.entries(imports)) {
    for (const [kind, byAddress] of Object.entries(byStack)) {
      const entry = Object.values(manifest.stacks).find(
        stack => stack.environment === environment && stack.kind === kind,
      );
      if (!entry) {
        throw new RangeError(
          `there is no stack ${kind} of environment ${environment} to import into`,
        );
      }
      stacks[entry.name] = importing(
        entry.name,
        stacks[entry.name],
        Object.entries(byAddress ?? {}),
      );
    }
  }
  return { manifest, stacks };
}

function importing(
  name: string,
  stack: TerraformJson,
  imports: ReadonlyArray<[address: string, id: string]>,
): TerraformJson {
  for (const [address] of imports) {
    const [type, id] = address.split('.', 2);
    if (stack.resource?.[type]?.[id] === undefined) {
      throw new RangeError(`stack ${name} has no ${address} to import`);
    }
  }
  return imports.length === 0
    ? stack
    : {
        ...stack,
        import: imports.map(([to, id]) => ({ to, id: literal(id) })),
      };
}
