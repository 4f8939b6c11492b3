import { access } from 'node:fs/promises';
import { parseImports } from '@lakeport/project';
import { importsPath } from './importsPath';
import { InvalidFileError } from './InvalidFileError';
import { readBytes } from './readBytes';

/** An imports file whose addresses are still to be compared with the stacks. */
export interface ImportsText {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * The imports beside a project file; undefined where there are none. Their
 * addresses can be judged only when the project is synthesized.
 *
 * @throws CommandError when they cannot be read, InvalidFileError when they
 * have problems.
 */
export async function readImports(
  file: string,
): Promise<ImportsText | undefined> {
  const path = importsPath(file);
  try {
    await access(path);
  } catch {
    return undefined;
  }
  const bytes = await readBytes(path);
  const { valid, problems } = parseImports(bytes);
  if (!valid) throw new InvalidFileError(path, problems);
  return { path, bytes };
}
