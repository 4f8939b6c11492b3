import { unzipSync } from 'fflate';

/**
 * One entry of a zip, as text; nothing else of the zip is unpacked.
 *
 * @throws Error saying what is wrong with the zip, when it is no zip, has no such
 *   entry, or the entry has more than `mostBytes`
 * @public
 */
export function unzipEntry(
  zip: Uint8Array,
  options: { name: string; mostBytes: number },
): string {
  const { name, mostBytes } = options;
  let size: number | undefined;
  let entries: Record<string, Uint8Array>;
  try {
    // No more than the size that is told here is ever unpacked.
    entries = unzipSync(zip, {
      filter: entry => {
        if (entry.name !== name) {
          return false;
        }
        size = entry.originalSize;
        return size <= mostBytes;
      },
    });
  } catch {
    throw new Error('it is no zip that can be read');
  }
  if (size === undefined) {
    throw new Error(`it holds no ${name}`);
  }
  if (size > mostBytes) {
    throw new Error(
      `its ${name} has ${size} bytes; ${mostBytes} are read at most`,
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(entries[name]);
  } catch {
    throw new Error(`its ${name} is not UTF-8 text`);
  }
}
