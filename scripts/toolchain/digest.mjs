import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './paths.mjs';

/** One digest of the names and the contents of files. */
export function digestOf(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(file.slice(inRoot().length)).update('\0');
    hash.update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** All files below a folder whose paths `isWanted` takes; none when it is not there. */
export function filesBelow(folder, isWanted = () => true) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path, isWanted);
    return isWanted(path) ? [path] : [];
  });
}

/** Whether the path is not a test's: no product is made of those. */
export const isProduct = path => !/\.test\.tsx?$/.test(path);

/** The digest that was kept in a file when something was made, or an empty string. */
export const stampOf = file =>
  existsSync(file) ? readFileSync(file, 'utf8') : '';
