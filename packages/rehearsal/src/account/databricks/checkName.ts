import { invalidParameter } from './invalidParameter';
import { text } from '../text';
import type { Request } from '../TypeRules';

/** Refuses a name that is shorter or longer than the account API takes it. */
export function checkName(attribute: string, shortest = 4, longest = 256) {
  return ({ attributes, type }: Request): void => {
    const name = text(attributes[attribute]) ?? '';
    if (name.length < shortest || name.length > longest) {
      invalidParameter(
        `${attribute} '${name}' has ${name.length} characters`,
        `In ${type} it has ${shortest} to ${longest}.`,
      );
    }
  };
}
