import { createInterface } from 'node:readline/promises';
import { CommandError } from './CommandError';
import { exitCodes } from './exitCodes';
import { Terminal } from './Terminal';

const VERBS = {
  apply: (what: string) => `apply ${what}`,
  destroy: (what: string) => `destroy ${what}`,
  sleep: (what: string) => `put ${what} to sleep`,
  wake: (what: string) => `wake ${what}`,
  bootstrap: (what: string) => `change AWS ${what}`,
  rotate: (what: string) => `rotate the secrets of ${what}`,
};

/**
 * Asks before a real account is changed: the name of the environment,
 * platform or account has to be typed. Without a terminal to ask on,
 * `--auto-approve` is needed.
 *
 * @throws CommandError when nobody can be asked, or the answer is another.
 */
export async function confirmChange(
  terminal: Terminal,
  operation: keyof typeof VERBS,
  {
    kind,
    name,
  }: { kind: 'environment' | 'platform' | 'account'; name: string },
): Promise<void> {
  if (!terminal.inIsTerminal) {
    throw new CommandError(
      `${operation} changes real accounts, and there is no terminal to ask on`,
      {
        hint:
          kind === 'account'
            ? 'Add --auto-approve, or leave --run out to see the commands.'
            : 'Add --auto-approve, or --rehearsal to run it against a rehearsal account.',
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
      `This will ${VERBS[operation](`${kind} ${name}`)}${
        kind === 'account' ? '' : ' in its real accounts'
      }. Type ${name} to go on: `,
      { signal: closed.signal },
    );
    if (answer.trim() === name) return;
  } catch (error) {
    if (!closed.signal.aborted) throw error;
  } finally {
    prompt.close();
  }
  throw new CommandError(`${operation} was not confirmed; nothing was done`, {
    exitCode: exitCodes.failed,
  });
}
