import { crc32, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { readZipDirectory, type ZipEntry } from './readZipDirectory';

const LOCAL_HEADER = 0x04034b50;
const LOCAL_HEADER_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;

const tooLarge = z.object({ code: z.literal('ERR_BUFFER_TOO_LARGE') });

/**
 * One entry of a zip, as text; nothing else of the zip is unpacked, and of this
 * never more than allowed, whatever the zip says of its size.
 *
 * @throws Error saying what is wrong with the zip, when it is no zip, has no such
 *   entry or several, or the entry has more than `mostBytes`, is damaged or no
 *   UTF-8 text
 * @public
 */
export function unzipEntry(
  zip: Uint8Array,
  options: { name: string; mostBytes: number },
): string {
  const { name, mostBytes } = options;
  const content = unpack(zip, entryOf(zip, name), mostBytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    throw new Error(`its ${name} is not UTF-8 text`);
  }
}

/** Which of two files of one name is meant depends on who reads: neither is. */
function entryOf(zip: Uint8Array, name: string): ZipEntry {
  let entries: ZipEntry[];
  try {
    entries = readZipDirectory(zip).filter(entry => entry.name === name);
  } catch {
    throw new Error('it is no zip that can be read');
  }
  if (entries.length === 0) {
    throw new Error(`it holds no ${name}`);
  }
  if (entries.length > 1) {
    throw new Error(`it holds ${entries.length} files called ${name}`);
  }
  return entries[0];
}

function unpack(
  zip: Uint8Array,
  entry: ZipEntry,
  mostBytes: number,
): Uint8Array {
  const { name, method, size } = entry;
  if (entry.isEncrypted || (method !== STORED && method !== DEFLATED)) {
    throw new Error(`its ${name} is packed in a way that is not read here`);
  }
  if (size > mostBytes) {
    throw new Error(
      `its ${name} has ${size} bytes; ${mostBytes} are read at most`,
    );
  }
  const packed = packedOf(zip, entry);
  const content =
    packed && (method === STORED ? packed : inflate(packed, entry, mostBytes));
  if (
    !content ||
    content.byteLength !== size ||
    crc32(content) !== entry.checksum
  ) {
    throw new Error(`its ${name} is damaged`);
  }
  return content;
}

/** What the zip holds of an entry; undefined when that is not all there. */
function packedOf(zip: Uint8Array, entry: ZipEntry): Uint8Array | undefined {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  const { at, packed } = entry;
  if (
    at + LOCAL_HEADER_BYTES > bytes.byteLength ||
    bytes.readUInt32LE(at) !== LOCAL_HEADER
  ) {
    return undefined;
  }
  const from =
    at +
    LOCAL_HEADER_BYTES +
    bytes.readUInt16LE(at + 26) +
    bytes.readUInt16LE(at + 28);
  return from + packed <= bytes.byteLength
    ? bytes.subarray(from, from + packed)
    : undefined;
}

/** @returns undefined when it is damaged */
function inflate(
  packed: Uint8Array,
  { name }: ZipEntry,
  mostBytes: number,
): Uint8Array | undefined {
  try {
    return inflateRawSync(packed, { maxOutputLength: mostBytes });
  } catch (error) {
    if (tooLarge.safeParse(error).success) {
      throw new Error(
        `its ${name} unpacks to more than it says; ${mostBytes} bytes are read at most`,
      );
    }
    return undefined;
  }
}
