import type { AwsArguments } from './BootstrapStep';

function word(argument: string): string {
  return /^[A-Za-z0-9_/:=.,@%+-]+$/.test(argument)
    ? argument
    : `'${argument.replaceAll("'", `'\\''`)}'`;
}

/** A command as a person would type it into a POSIX shell. */
export function shellCommand(args: AwsArguments): string {
  return ['aws', ...args].map(word).join(' ');
}
