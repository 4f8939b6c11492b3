import { constants, crc32, deflateRawSync } from 'node:zlib';
import type { ZipEntry } from './zipOf';

const BLOCK = 1024 * 1024;
const BLOCKS = 512;

let made: { compressed: Buffer; crc: number } | undefined;

function bomb(): { compressed: Buffer; crc: number } {
  const zeros = Buffer.alloc(BLOCK);
  // Ends at a border between bytes and refers to nothing before: it can be repeated.
  const block = deflateRawSync(zeros, {
    finishFlush: constants.Z_FULL_FLUSH,
  });
  const last = Buffer.from([3, 0]);
  let crc = 0;
  for (let count = 0; count < BLOCKS; count += 1) {
    crc = crc32(zeros, crc);
  }
  const blocks = Array.from({ length: BLOCKS }, () => block);
  return { compressed: Buffer.concat([...blocks, last]), crc };
}

/**
 * An entry of half a megabyte with 512 MiB of zeros in it.
 *
 * @param size - what it says of itself; the truth when left out
 */
export function bombEntry(name: string, size = BLOCK * BLOCKS): ZipEntry {
  made ??= bomb();
  return { name, ...made, size };
}
