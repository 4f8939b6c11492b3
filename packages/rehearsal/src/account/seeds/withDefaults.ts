import type { TerraformJson } from '@lakeport/project';
import { literalOf } from '../../run/literalOf';
import { replaceValues } from './replaceValues';

const VARIABLE = /^\$\{var\.([\w-]+)\}$/;

/**
 * Puts the defaults of variables in the place of what refers to them, where
 * they are literals: a provider may take its role from a variable.
 */
export function withDefaults(stack: TerraformJson): TerraformJson {
  return replaceValues(stack, value => {
    const [, name] =
      typeof value === 'string' ? VARIABLE.exec(value) ?? [] : [];
    const given = name && literalOf(stack.variable?.[name]?.default);
    return given || value;
  });
}
