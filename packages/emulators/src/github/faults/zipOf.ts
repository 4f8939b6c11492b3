import { crc32, deflateRawSync } from 'node:zlib';

/** An entry of an archive, which need not be what it says. */
export interface ZipEntry {
  name: string;
  /** DEFLATE. */
  compressed: Buffer;
  crc: number;
  /** The size that the archive says it unpacks to. */
  size: number;
}

/** An honest entry. */
export function zipEntry(name: string, content: Uint8Array): ZipEntry {
  return {
    name,
    compressed: deflateRawSync(content),
    crc: crc32(content),
    size: content.length,
  };
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const DEFLATED = 8;
const VERSION = 20;

/** What local and central headers have in common, from the version on (PKWARE's APPNOTE.TXT 6.3.10, 4.3). */
function fields({ name, compressed, crc, size }: ZipEntry): Buffer {
  const bytes = Buffer.alloc(26);
  bytes.writeUInt16LE(VERSION, 0);
  bytes.writeUInt16LE(DEFLATED, 4);
  bytes.writeUInt32LE(crc, 10);
  bytes.writeUInt32LE(compressed.length, 14);
  bytes.writeUInt32LE(size, 18);
  bytes.writeUInt16LE(Buffer.byteLength(name), 22);
  return bytes;
}

const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

/**
 * An archive with exactly these entries, whatever they are called and say of
 * themselves: a library would not write it.
 */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const local = [uint32(LOCAL), fields(entry), name, entry.compressed];
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(
      uint32(CENTRAL),
      Buffer.from([VERSION, 0]),
      fields(entry),
      rest,
      name,
    );
    parts.push(...local);
    offset += local.reduce((sum, part) => sum + part.length, 0);
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, central, uint32(END), end]);
}
