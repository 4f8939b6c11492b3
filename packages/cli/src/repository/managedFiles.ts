import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError } from '../io/CommandError';
import { describeSystemError } from '../io/describeSystemError';
import { exitCodes } from '../io/exitCodes';
import { Terminal } from '../io/Terminal';
import { writeFileAtomically } from '../io/writeFileAtomically';

/** What files of a repository should hold; undefined where there should be none. */
export type ManagedFiles = Record<string, string | undefined>;

/**
 * A file's text, or undefined where there is none.
 *
 * @throws CommandError when it is there and cannot be read.
 */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code =
      error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new CommandError(
      `cannot read ${path}: ${describeSystemError(error)}`,
      { cause: error },
    );
  }
}

/**
 * Brings files of a repository up to date and says which, or with `check` says
 * which are not and writes nothing.
 *
 * @param command - what would bring them up to date, for people
 * @throws CommandError (exit code 1) with `check` when one is out of date,
 * (exit code 2) when one cannot be read or written.
 */
export async function manageFiles(
  folder: string,
  files: ManagedFiles,
  options: { check: boolean; command: string; terminal: Terminal },
): Promise<void> {
  const stale: Array<{ path: string; content: string | undefined }> = [];
  for (const [path, content] of Object.entries(files)) {
    if ((await readIfThere(join(folder, path))) !== content) {
      stale.push({ path, content });
    }
  }
  if (options.check && stale.length > 0) {
    throw new CommandError(
      [
        'not what the project file says:',
        ...stale.map(
          ({ path, content }) =>
            `  ${path}${content === undefined ? ' (should not be there)' : ''}`,
        ),
      ].join('\n'),
      {
        exitCode: exitCodes.failed,
        hint: `Run "${options.command}" and commit what it changes.`,
      },
    );
  }
  for (const { path, content } of stale) {
    const file = join(folder, path);
    try {
      if (content === undefined) await rm(file);
      else await writeFileAtomically(file, content);
    } catch (error) {
      throw new CommandError(
        `cannot write to ${file}: ${describeSystemError(error)}`,
        { cause: error },
      );
    }
    options.terminal.out(
      content === undefined ? `removed ${path}` : `wrote ${path}`,
    );
  }
  if (stale.length === 0) options.terminal.out('everything is up to date');
}
