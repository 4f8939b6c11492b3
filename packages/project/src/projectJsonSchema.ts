import { z } from 'zod';
import { projectFileSchema } from './schema/projectFileSchema';

/**
 * JSON Schema (draft 2020-12) of the project file as it is written, for
 * editors. Rules that span several places of the file are not in it.
 *
 * @public
 */
export function projectJsonSchema(): object {
  return z.toJSONSchema(projectFileSchema, { io: 'input' });
}
