import { serializeFile } from './file/serializeFile';
import type { ProjectInput } from './Project';
import { projectFileSchema } from './schema/projectFileSchema';

/**
 * Writes a project file. Keys stand in the order of the schema, names (of
 * environments, catalogs, …) in the order given; texts that another reader
 * could take for something else are quoted; the text ends with a newline.
 * Reading it with {@link parseProject} gives the same project.
 *
 * @public
 */
export function serializeProject(value: ProjectInput): string {
  return serializeFile(projectFileSchema, value);
}
