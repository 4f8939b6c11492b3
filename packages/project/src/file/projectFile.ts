import { crossFindings } from '../checks/crossFindings';
import { projectFileSchema } from '../schema/projectFileSchema';
import type { FileKind } from './FileKind';

/** The project file, one for each data team. */
export const projectFile: FileKind<typeof projectFileSchema> = {
  kind: 'Project',
  schema: projectFileSchema,
  mistaken: {
    kind: 'Platform',
    message: 'this is a platform file, and a project file is wanted here',
    hint: 'use the platform commands for it, or give the lakeport.yaml of a project, which says kind: Project',
  },
  crossFindings,
};
