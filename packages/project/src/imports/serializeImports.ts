import { serializeFile } from '../file/serializeFile';
import type { Imports } from './Imports';
import { importsFileSchema } from './importsFileSchema';

/**
 * Writes an imports file. Reading it with {@link parseImports} gives the same.
 *
 * @public
 */
export function serializeImports(imports: Imports): string {
  return serializeFile(importsFileSchema, imports);
}
