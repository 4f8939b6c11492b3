import { TerraformVariable } from '#cdk';
import { LakeportStack } from './LakeportStack';

/**
 * A text that a run is given by `TF_VAR_<name>`: it may differ between the plan
 * and the apply of it, and is kept in neither plan nor state. The bindings do
 * not know that kind of variable.
 *
 * @param fallback - what it is when the run is given nothing
 */
export function ephemeralVariable(
  stack: LakeportStack,
  name: string,
  options: { description: string; fallback: string },
): TerraformVariable {
  const variable = new TerraformVariable(stack, name, {
    type: 'string',
    description: options.description,
    default: options.fallback,
  });
  variable.addOverride('ephemeral', true);
  return variable;
}
