import type { z } from 'zod';
import { SchemaNode } from '../schema/SchemaNode';
import { inSchemaOrder } from './inSchemaOrder';
import { yamlOf } from './yamlOf';

/**
 * Writes a file by its schema: keys in the order of the schema, names in the
 * order given, texts quoted that another reader could take for something else.
 */
export function serializeFile(schema: z.core.$ZodType, value: unknown): string {
  return yamlOf(inSchemaOrder(value, SchemaNode.of(schema)));
}
