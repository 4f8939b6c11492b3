import { randomUUID } from 'crypto';
import {
  link,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from 'fs/promises';
import { basename, dirname, join, relative, sep } from 'path';
import { objectPath } from './objectPath';
import type { ObjectStore } from './ObjectStore';

function hasCode(error: unknown, code: string): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === code
  );
}

/**
 * A folder in the place of a bucket, for rehearsals. Objects are private to
 * the user and come to be whole or not at all.
 *
 * @public
 */
export class FolderObjectStore implements ObjectStore {
  readonly place: string;

  /** @param folder - stands for the bucket */
  constructor(private readonly folder: string) {
    // Where it lies on this machine is nobody's business.
    this.place = basename(folder);
  }

  async put(key: string, content: Uint8Array): Promise<void> {
    const path = objectPath(this.folder, key);
    const fresh = await this.writeBeside(path, content);
    await rename(fresh, path);
  }

  async putNew(key: string, content: Uint8Array): Promise<boolean> {
    const path = objectPath(this.folder, key);
    const fresh = await this.writeBeside(path, content);
    try {
      // Unlike a rename this does not replace, and the content is all there.
      await link(fresh, path);
      return true;
    } catch (error) {
      if (hasCode(error, 'EEXIST')) return false;
      throw error;
    } finally {
      await rm(fresh, { force: true });
    }
  }

  async get(key: string): Promise<Uint8Array | undefined> {
    try {
      return await readFile(objectPath(this.folder, key));
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return undefined;
      throw error;
    }
  }

  async list(prefix: string): Promise<string[]> {
    let found;
    try {
      found = await readdir(this.folder, {
        recursive: true,
        withFileTypes: true,
      });
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return [];
      throw error;
    }
    return found
      .filter(entry => entry.isFile() && !entry.name.startsWith('.new-'))
      .map(entry =>
        relative(this.folder, join(entry.parentPath, entry.name))
          .split(sep)
          .map(decodeURIComponent)
          .join('/'),
      )
      .filter(key => key.startsWith(prefix))
      .sort();
  }

  async delete(key: string): Promise<void> {
    await rm(objectPath(this.folder, key), { force: true });
  }

  private async writeBeside(
    path: string,
    content: Uint8Array,
  ): Promise<string> {
    const folder = dirname(path);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const fresh = join(folder, `.new-${randomUUID()}`);
    await writeFile(fresh, content, { mode: 0o600, flag: 'wx' });
    return fresh;
  }
}
