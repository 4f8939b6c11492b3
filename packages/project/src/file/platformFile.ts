import { platformCrossFindings } from '../checks/platform/platformCrossFindings';
import { platformFileSchema } from '../schema/platformFileSchema';
import type { FileKind } from './FileKind';

/** The platform file, one for each Databricks account. */
export const platformFile: FileKind<typeof platformFileSchema> = {
  kind: 'Platform',
  schema: platformFileSchema,
  mistaken: {
    kind: 'Project',
    message: 'this is a project file, and a platform file is wanted here',
    hint: 'use the project commands for it, or give the file of the platform repository, which says kind: Platform',
  },
  crossFindings: platformCrossFindings,
};
