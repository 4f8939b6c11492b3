import { setValue } from './setValue';
import { validProject } from './validProject';

/**
 * The valid project with the value at a dotted path set, or removed when the
 * value is undefined. Mappings on the way are made.
 */
export function withValue(path: string, value: unknown): unknown {
  return setValue(validProject(), path, value);
}
