import { besideImports } from './besideImports';
import { InvalidFileError } from './InvalidFileError';
import { parseLakeportFile, type LakeportFile } from './parseLakeportFile';
import { readBytes } from './readBytes';

/**
 * A checked project or platform from its file, with what is to be imported.
 *
 * @throws CommandError when the file cannot be read, InvalidFileError when it
 * has problems.
 */
export async function readLakeportFile(path: string): Promise<LakeportFile> {
  const result = parseLakeportFile(await readBytes(path));
  if (!result.valid) throw new InvalidFileError(path, result.problems);
  return besideImports(path, result.file);
}
