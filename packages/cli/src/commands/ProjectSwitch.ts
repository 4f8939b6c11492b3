import { CommandError } from '../io/CommandError';
import { suggestName } from '../io/suggestName';

/** A switch of every environment, set to a value: `securityProfile=development`. */
export interface ProjectSwitch {
  readonly key: string;
  readonly value: string;
}

/** Where a switch stands in an environment of the file. */
export const switchPaths: Readonly<Record<string, readonly string[]>> = {
  securityProfile: ['securityProfile'],
  egress: ['network', 'egress'],
};

/**
 * Reads `key=value`, several with commas between them.
 *
 * @throws CommandError when it is not that or names no switch
 */
export function parseSwitches(text: string): ProjectSwitch[] {
  const known = Object.keys(switchPaths);
  return text.split(',').map(part => {
    const [, key, value] = /^([^=]+)=(.+)$/.exec(part.trim()) ?? [];
    if (key === undefined || !known.includes(key)) {
      const suggestion =
        key === undefined ? undefined : suggestName(key, known);
      throw new CommandError(
        `cannot compare with ${JSON.stringify(part)}${
          suggestion ? ` (did you mean ${suggestion}=…?)` : ''
        }`,
        {
          hint: 'Use securityProfile=… or egress=…, such as --compare securityProfile=maximum-security,egress=isolated.',
        },
      );
    }
    return { key, value };
  });
}
