import type { Project } from '@lakeport/project';
import { CommandError } from './CommandError';
import { readLakeportFile } from './readLakeportFile';

/**
 * A checked project from its file, for what a platform has nothing of.
 *
 * @throws CommandError when the file cannot be read or is a platform's,
 * InvalidFileError when it has problems.
 */
export async function readProject(path: string): Promise<Project> {
  const file = await readLakeportFile(path);
  if (file.kind === 'Project') return file.project;
  throw new CommandError(
    `${path} is the file of platform ${file.platform.metadata.name}, which has no environments of its own`,
    { hint: 'Name the file of a project (kind: Project).' },
  );
}
