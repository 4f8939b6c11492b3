import { fileURLToPath } from 'node:url';
import { dirname, join } from 'node:path';

/** The root of the repository. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A path below the root of the repository. */
export const inRoot = (...segments) => join(ROOT, ...segments);
