import { Readable } from 'node:stream';

const CHUNK = Buffer.alloc(64 * 1024);

/** So many bytes, all zero, of which few are in memory at a time. */
export function zeros(size: number): Readable {
  let left = size;
  return new Readable({
    read() {
      const chunk = CHUNK.subarray(0, Math.min(left, CHUNK.length));
      left -= chunk.length;
      this.push(chunk.length > 0 ? chunk : null);
    },
  });
}
