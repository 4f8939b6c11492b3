import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

const manifest = z.looseObject({ name: z.string(), version: z.string() });

export interface PackedPackage {
  manifest: z.infer<typeof manifest>;
  bytes: Buffer;
  integrity: string;
  shasum: string;
  modified: string;
}

const BLOCK = 512;

/** The first entry of a tar whose path ends so (POSIX.1-2017, ustar). */
function tarEntry(tar: Buffer, wanted: RegExp): Buffer | undefined {
  let offset = 0;
  while (offset + BLOCK <= tar.length) {
    const header = tar.subarray(offset, offset + BLOCK);
    const field = (start: number, length: number) =>
      header
        .subarray(start, start + length)
        .toString()
        .replace(/\0.*$/s, '');
    const name = field(0, 100);
    if (name === '') {
      return undefined;
    }
    const size = Number.parseInt(field(124, 12).trim() || '0', 8);
    const start = offset + BLOCK;
    if (wanted.test(name)) {
      return tar.subarray(start, start + size);
    }
    offset = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  return undefined;
}

/**
 * Reads a package that `npm pack` made.
 *
 * @throws when there is no such file or no package.json in it.
 */
export function readPackage(file: string): PackedPackage {
  const bytes = readFileSync(file);
  const json = tarEntry(gunzipSync(bytes), /^[^/]+\/package\.json$/);
  if (!json) {
    throw new Error(`${file} holds no package.json`);
  }
  return {
    manifest: manifest.parse(JSON.parse(json.toString())),
    bytes,
    integrity: `sha512-${createHash('sha512').update(bytes).digest('base64')}`,
    shasum: createHash('sha1').update(bytes).digest('hex'),
    modified: statSync(file).mtime.toISOString(),
  };
}
