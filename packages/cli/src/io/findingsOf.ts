import { stackFindings, type StackFinding } from '@lakeport/project';
import type { LakeportFile } from './parseLakeportFile';
import { synthesizeFile } from './synthesizeFile';

/** What the rules say about the stacks that a file synthesizes to. */
export async function findingsOf(file: LakeportFile): Promise<StackFinding[]> {
  return stackFindings(
    file.kind === 'Project' ? file.project : file.platform,
    await synthesizeFile(file),
  );
}
