import { z } from 'zod';
import { platformFile } from '../file/platformFile';
import { editFile } from './editFile';
import { editIssues } from './editIssues';
import type { EditResult } from './EditResult';
import { platformEditSchema } from './PlatformEdit';
import type { PlatformEdit } from './PlatformEdit';
import { planPlatformEdit } from './planPlatformEdit';

/**
 * Edits the text of a platform file, as {@link editProject} edits a project's.
 *
 * @public
 */
export function editPlatform(
  text: string,
  edits: readonly PlatformEdit[],
): EditResult {
  const read = z.array(platformEditSchema).safeParse(edits);
  return read.success
    ? editFile(platformFile, text, read.data, planPlatformEdit)
    : {
        valid: false,
        changed: false,
        text,
        problems: editIssues(read.error.issues),
      };
}
