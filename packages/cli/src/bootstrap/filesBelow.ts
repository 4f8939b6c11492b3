import { join } from 'node:path';
import type { AwsArguments } from './BootstrapStep';

const FILE = 'file://';

/** A command whose files are below a folder. */
export function filesBelow(
  folder: string | undefined,
  args: AwsArguments,
): AwsArguments {
  return folder === undefined
    ? args
    : args.map(argument =>
        argument.startsWith(FILE)
          ? `${FILE}${join(folder, argument.slice(FILE.length))}`
          : argument,
      );
}
