import { serializeFile } from '../file/serializeFile';
import { platformFileSchema } from '../schema/platformFileSchema';
import type { PlatformInput } from './Platform';

/**
 * Writes a platform file, as {@link serializeProject} writes a project's.
 * Reading it with {@link parsePlatform} gives the same platform.
 *
 * @public
 */
export function serializePlatform(value: PlatformInput): string {
  return serializeFile(platformFileSchema, value);
}
