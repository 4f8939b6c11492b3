import type { LakeportFile } from './parseLakeportFile';
import { readImports } from './readImports';

/**
 * A checked file with the imports that are beside it; a platform has none.
 *
 * @throws CommandError when they cannot be read, InvalidFileError when they
 * have problems.
 */
export async function besideImports(
  path: string,
  file: LakeportFile,
): Promise<LakeportFile> {
  if (file.kind === 'Platform') return file;
  const imports = await readImports(path);
  return imports ? { ...file, imports } : file;
}
