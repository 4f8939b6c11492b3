import type { SynthesizedStacks, SynthesizeOptions } from '@lakeport/infra';
import type { LakeportFile } from './parseLakeportFile';

/**
 * The stacks that a file amounts to.
 *
 * @param options - of a project
 */
export async function synthesizeFile(
  file: LakeportFile,
  options: SynthesizeOptions = {},
): Promise<SynthesizedStacks> {
  // Only a valid file is worth the time that loading the constructs takes.
  const { synthesize, synthesizePlatform } = await import('@lakeport/infra');
  return file.kind === 'Project'
    ? synthesize(file.project, options)
    : synthesizePlatform(file.platform);
}
