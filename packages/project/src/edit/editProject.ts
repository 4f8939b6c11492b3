import { z } from 'zod';
import { projectFile } from '../file/projectFile';
import { editFile } from './editFile';
import { editIssues } from './editIssues';
import type { EditResult } from './EditResult';
import { planProjectEdit } from './planProjectEdit';
import { projectEditSchema } from './ProjectEdit';
import type { ProjectEdit } from './ProjectEdit';

/**
 * Edits the text of a project file, all edits or none. Comments, order and
 * style of everything that the edits are not about stay as they are, to the
 * character. An edit whose result is there already changes nothing; one that
 * finds something else under its name is refused. The edited file is valid.
 * Never throws.
 *
 * @public
 */
export function editProject(
  text: string,
  edits: readonly ProjectEdit[],
): EditResult {
  const read = z.array(projectEditSchema).safeParse(edits);
  return read.success
    ? editFile(projectFile, text, read.data, planProjectEdit)
    : {
        valid: false,
        changed: false,
        text,
        problems: editIssues(read.error.issues),
      };
}
