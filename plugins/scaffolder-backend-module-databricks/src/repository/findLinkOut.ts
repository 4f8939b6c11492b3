import { readdir, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/**
 * Finds a symbolic link below a folder that leads out of it, or nowhere: what a
 * repository holds is somebody else's, and later steps read and write by path.
 *
 * @returns its path, or undefined when there is none
 */
export async function findLinkOut(folder: string): Promise<string | undefined> {
  const root = await realpath(folder);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter(one => one.isSymbolicLink())) {
    const link = join(entry.parentPath, entry.name);
    const target = await realpath(link).catch(() => undefined);
    if (target !== root && !target?.startsWith(`${root}${sep}`)) {
      return relative(root, link);
    }
  }
  return undefined;
}
