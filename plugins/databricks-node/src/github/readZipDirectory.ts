/** A file in a zip, as the zip's directory tells of it; none of it is to be believed. */
export interface ZipEntry {
  name: string;
  isEncrypted: boolean;
  /** 0: as it is, 8: deflated. */
  method: number;
  /** CRC-32 of the content. */
  checksum: number;
  /** Bytes in the zip. */
  packed: number;
  /** Bytes of the content. */
  size: number;
  /** Where its own header begins. */
  at: number;
}

const END = 0x06054b50;
const END_BYTES = 22;
const MOST_COMMENT = 0xffff;
const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;

/**
 * The directory at the end of a zip, as PKWARE's APPNOTE.TXT 6.3.10 describes it
 * in 4.3; zips of 4 GiB and more, which have another one, are not read.
 *
 * @throws RangeError when it is no zip, or damaged
 */
export function readZipDirectory(zip: Uint8Array): ZipEntry[] {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  const entries: ZipEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    if (bytes.readUInt32LE(at) !== ENTRY) {
      throw new RangeError('the directory breaks off');
    }
    const nameBytes = bytes.readUInt16LE(at + 28);
    const nameAt = at + ENTRY_BYTES;
    entries.push({
      name: bytes.toString('utf8', nameAt, nameAt + nameBytes),
      isEncrypted: bytes.readUInt16LE(at + 8) % 2 === 1,
      method: bytes.readUInt16LE(at + 10),
      checksum: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    });
    at =
      nameAt +
      nameBytes +
      bytes.readUInt16LE(at + 30) +
      bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** It is last, but for a comment that nobody writes. */
function findEnd(bytes: Buffer): number {
  const last = bytes.byteLength - END_BYTES;
  for (let at = last; at >= Math.max(0, last - MOST_COMMENT); at--) {
    if (bytes.readUInt32LE(at) === END) {
      return at;
    }
  }
  throw new RangeError('there is no end of a directory');
}
