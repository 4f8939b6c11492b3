import { join } from 'path';

/**
 * The file that stands for an object of a bucket: a folder for each part of
 * the key, and none of them outside of the bucket's.
 */
export function objectPath(folder: string, key: string): string {
  const parts = key.split('/').map(part => {
    const encoded = encodeURIComponent(part);
    return /^\.*$/.test(encoded) ? encoded.replaceAll('.', '%2E') : encoded;
  });
  return join(folder, ...parts.filter(part => part !== ''));
}
