import type { Platform } from '@lakeport/project';
import { CommandError } from './CommandError';
import { readLakeportFile } from './readLakeportFile';

/**
 * A checked platform from its file.
 *
 * @throws CommandError when the file cannot be read or is a project's,
 * InvalidFileError when it has problems.
 */
export async function readPlatform(path: string): Promise<Platform> {
  const file = await readLakeportFile(path);
  if (file.kind === 'Platform') return file.platform;
  throw new CommandError(
    `${path} is the file of project ${file.project.metadata.name}, not of a platform`,
    { hint: 'Name the file of a platform (kind: Platform).' },
  );
}
