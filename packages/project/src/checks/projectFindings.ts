import type { CheckOptions } from '../CheckOptions';
import { fileFindings } from '../file/fileFindings';
import { projectFile } from '../file/projectFile';
import type { Finding } from '../Finding';

/** Everything that is wrong with a value as a project file. */
export function projectFindings(
  value: unknown,
  options: CheckOptions = {},
): Finding[] {
  return fileFindings(projectFile, value, options);
}
