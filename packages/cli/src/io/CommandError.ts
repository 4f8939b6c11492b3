import { exitCodes } from './exitCodes';

/** An expected failure: its message is for the person, without a stack trace. */
export class CommandError extends Error {
  readonly exitCode: number;
  readonly hint?: string;

  constructor(
    message: string,
    options: { exitCode?: number; hint?: string; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'CommandError';
    this.exitCode = options.exitCode ?? exitCodes.usage;
    this.hint = options.hint;
  }
}
