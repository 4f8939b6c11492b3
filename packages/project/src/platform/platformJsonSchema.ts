import { z } from 'zod';
import { platformFileSchema } from '../schema/platformFileSchema';

/**
 * JSON Schema (draft 2020-12) of the platform file as it is written, for
 * editors. Rules that span several places of the file are not in it.
 *
 * @public
 */
export function platformJsonSchema(): object {
  return z.toJSONSchema(platformFileSchema, { io: 'input' });
}
