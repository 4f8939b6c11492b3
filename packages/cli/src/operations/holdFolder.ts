import { readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { CommandError } from '../io/CommandError';
import { exitCodes } from '../io/exitCodes';

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Keeps a folder to one process at a time: two would overwrite each other's
 * rehearsal account, or each other's stacks while Terraform reads them. Returns how to let go of it.
 *
 * @throws CommandError when a running process holds it.
 */
export async function holdFolder(
  folder: string,
  purpose: 'rehearsal' | 'work',
): Promise<() => Promise<void>> {
  const path = join(folder, 'held-by');
  const release = () => rm(path, { force: true });
  for (;;) {
    try {
      await writeFile(path, String(process.pid), { flag: 'wx' });
      return release;
    } catch (error) {
      const exists =
        error instanceof Error && 'code' in error && error.code === 'EEXIST';
      if (!exists) throw error;
    }
    const holder = Number(await readFile(path, 'utf8').catch(() => ''));
    if (holder && isRunning(holder)) {
      const place = relative(process.cwd(), folder) || '.';
      throw new CommandError(
        purpose === 'rehearsal'
          ? `process ${holder} is using the rehearsal account in ${place}`
          : `process ${holder} is working on this project in ${place}`,
        {
          exitCode: exitCodes.failed,
          hint:
            purpose === 'rehearsal'
              ? 'Wait for it, or set LAKEPORT_REHEARSAL_DIR to another folder.'
              : 'Wait for it to end.',
        },
      );
    }
    // Its process is gone, for example killed.
    await release();
  }
}
