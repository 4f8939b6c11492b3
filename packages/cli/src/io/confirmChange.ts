import { createInterface } from 'node:readline/promises';
import { CommandError } from './CommandError';
import { exitCodes } from './exitCodes';
import { Terminal } from './Terminal';

const VERBS = {
  apply: (name: string) => `apply environment ${name}`,
  destroy: (name: string) => `destroy environment ${name}`,
  sleep: (name: string) => `put environment ${name} to sleep`,
  wake: (name: string) => `wake environment ${name}`,
  rotate: (name: string) => `rotate the secrets of environment ${name}`,
};

/**
 * Asks before a real account is changed: the environment's name has to be
 * typed. Without a terminal to ask on, `--auto-approve` is needed.
 *
 * @throws CommandError when nobody can be asked, or the answer is another.
 */
export async function confirmChange(
  terminal: Terminal,
  operation: keyof typeof VERBS,
  environment: string,
): Promise<void> {
  if (!terminal.inIsTerminal) {
    throw new CommandError(
      `${operation} changes real accounts, and there is no terminal to ask on`,
      {
        hint: 'Add --auto-approve, or --rehearsal to run it against a rehearsal account.',
      },
    );
  }
  const prompt = createInterface({
    input: process.stdin,
    output: process.stderr,
  });
  // Ctrl-C and Ctrl-D close the prompt, and the question would stay open.
  const closed = new AbortController();
  prompt.once('close', () => closed.abort());
  try {
    const answer = await prompt.question(
      `This will ${VERBS[operation](
        environment,
      )} in its real accounts. Type ${environment} to go on: `,
      { signal: closed.signal },
    );
    if (answer.trim() === environment) return;
  } catch (error) {
    if (!closed.signal.aborted) throw error;
  } finally {
    prompt.close();
  }
  throw new CommandError(`${operation} was not confirmed; nothing was done`, {
    exitCode: exitCodes.failed,
  });
}
