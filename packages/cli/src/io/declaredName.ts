import type { LakeportFile } from './parseLakeportFile';

/** The name of what a file declares, which its stacks and keys begin with. */
export function declaredName(file: LakeportFile): string {
  return file.kind === 'Project'
    ? file.project.metadata.name
    : file.platform.metadata.name;
}
