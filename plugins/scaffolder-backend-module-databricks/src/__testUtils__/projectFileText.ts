import { projectFromForm, serializeProject } from '@lakeport/project';
import { formValues } from './formValues';

/** The text of a valid project file. */
export function projectFileText(changes: Record<string, unknown> = {}): string {
  return serializeProject(projectFromForm(formValues(changes)));
}
