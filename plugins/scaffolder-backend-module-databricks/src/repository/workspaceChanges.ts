import type {
  RepositoryChange,
  RepositoryTree,
} from '@lakeport/backstage-plugin-databricks-node';
import { createHash } from 'node:crypto';
import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

const EXECUTABLE = 0o100;
/** A commit of another repository at a path: nothing of it is in the workspace. */
const SUBMODULE = '160000';

/**
 * What a workspace changes in the files of a commit, sorted by path: only files
 * whose content or mode is another one, those that are new, those that are gone.
 */
export async function workspaceChanges(
  workspacePath: string,
  tree: Pick<RepositoryTree, 'files'>,
): Promise<RepositoryChange[]> {
  const changes: RepositoryChange[] = [];
  const there = new Set<string>();
  for (const path of await filesIn(workspacePath)) {
    there.add(path);
    const file = await readEntry(join(workspacePath, path));
    const known = tree.files.get(path);
    if (known?.id !== gitId(file.content) || known.mode !== file.mode) {
      changes.push({ path, ...file });
    }
  }
  for (const [path, { mode }] of tree.files) {
    if (!there.has(path) && mode !== SUBMODULE) {
      changes.push({ path });
    }
  }
  return changes.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function filesIn(workspacePath: string): Promise<string[]> {
  const entries = await readdir(workspacePath, {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter(entry => entry.isFile() || entry.isSymbolicLink())
    .map(entry =>
      relative(workspacePath, join(entry.parentPath, entry.name))
        .split(sep)
        .join('/'),
    )
    .filter(path => path !== '.git' && !path.startsWith('.git/'));
}

async function readEntry(
  file: string,
): Promise<Required<Pick<RepositoryChange, 'content' | 'mode'>>> {
  const stats = await lstat(file);
  if (stats.isSymbolicLink()) {
    return { content: Buffer.from(await readlink(file)), mode: '120000' };
  }
  return {
    content: await readFile(file),
    mode: stats.mode & EXECUTABLE ? '100755' : '100644',
  };
}

/** The id that git gives a content. */
function gitId(content: Uint8Array): string {
  return createHash('sha1')
    .update(`blob ${content.byteLength}\0`)
    .update(content)
    .digest('hex');
}
