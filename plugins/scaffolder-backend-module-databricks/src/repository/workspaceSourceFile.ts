import { InputError } from '@backstage/errors';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { workspaceSourceSchema, type WorkspaceSource } from './WorkspaceSource';

/** Under `.git`, which no repository can have among its files and no step publishes. */
const FILE = join('.git', 'lakeport-source.json');

export async function writeWorkspaceSource(
  workspacePath: string,
  source: WorkspaceSource,
): Promise<void> {
  const file = join(workspacePath, FILE);
  await mkdir(dirname(file));
  await writeFile(file, JSON.stringify(source), { flag: 'wx' });
}

/** @returns undefined when the workspace was not fetched from a repository */
export async function readWorkspaceSource(
  workspacePath: string,
): Promise<WorkspaceSource | undefined> {
  let text: string;
  try {
    text = await readFile(join(workspacePath, FILE), 'utf8');
  } catch {
    return undefined;
  }
  return workspaceSourceSchema.parse(JSON.parse(text));
}

/** @throws InputError when the workspace was not fetched from a repository */
export async function requireWorkspaceSource(
  workspacePath: string,
): Promise<WorkspaceSource> {
  const source = await readWorkspaceSource(workspacePath);
  if (!source) {
    throw new InputError(
      'The workspace was not fetched from a repository; start with databricks:project:fetch',
    );
  }
  return source;
}
