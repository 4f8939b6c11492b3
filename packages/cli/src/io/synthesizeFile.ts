import type { SynthesizedStacks, SynthesizeOptions } from '@lakeport/infra';
import { parseImports } from '@lakeport/project';
import { InvalidFileError } from './InvalidFileError';
import type { LakeportFile } from './parseLakeportFile';

/**
 * The stacks that a file amounts to, with what they import.
 *
 * @param options - of a project
 * @throws InvalidFileError when the imports name what the stacks do not have
 */
export async function synthesizeFile(
  file: LakeportFile,
  options: SynthesizeOptions = {},
): Promise<SynthesizedStacks> {
  // Only a valid file is worth the time that loading the constructs takes.
  const { synthesize, synthesizePlatform, withImports } = await import(
    '@lakeport/infra'
  );
  if (file.kind === 'Platform') return synthesizePlatform(file.platform);
  const { imports, project } = file;
  const synthesized = synthesize(project, options);
  // In an account that holds nothing there is nothing to import.
  if (!imports || options.inEmptyAccount) return synthesized;
  const read = parseImports(imports.bytes, synthesized);
  if (!read.valid) throw new InvalidFileError(imports.path, read.problems);
  return withImports(synthesized, read.imports.spec.environments);
}
