import { createHash } from 'node:crypto';
import { access, constants, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { makeFolder } from '../io/makeFolder';
import { Terminal } from '../io/Terminal';

async function isWritable(folder: string): Promise<boolean> {
  try {
    await makeFolder(folder);
    await access(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

export interface OwnFolderOptions {
  /** The project file that the folder stands beside. */
  file: string;
  purpose: 'rehearsal' | 'work';
  project: string;
  /** A folder to take the place of the one beside the file. */
  instead?: string;
  terminal: Terminal;
}

/**
 * A folder to keep things in between commands: `.lakeport/<purpose>/<project>`
 * beside the project file, or below the one that is given instead. Where that
 * cannot be written, one of the file's own among the system's temporary
 * folders, which is said.
 */
export async function findOwnFolder(
  options: OwnFolderOptions,
): Promise<string> {
  const { file, purpose, project, instead, terminal } = options;
  const path = resolve(file);
  const beside = join(dirname(path), '.lakeport');
  const wanted = instead
    ? join(resolve(instead), project)
    : join(beside, purpose, project);
  if (await isWritable(wanted)) {
    // None of it has a place in a repository.
    if (!instead) await writeFile(join(beside, '.gitignore'), '*\n');
    return wanted;
  }
  const key = createHash('sha256').update(path).digest('hex').slice(0, 16);
  const fallback = join(tmpdir(), `lakeport-${key}`, purpose, project);
  await makeFolder(fallback, 0o700);
  terminal.note(`${wanted} cannot be written; ${fallback} is used instead`);
  return fallback;
}
