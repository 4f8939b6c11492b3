import { open } from 'node:fs/promises';
import { CommandError } from './CommandError';
import { describeSystemError } from './describeSystemError';

// More than any project file that the checks accept, and little enough to hold.
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * A file's bytes, at most 16 MiB of them: what is longer is refused by the
 * checks as too long, without the rest of it in memory.
 *
 * @throws CommandError (exit code 2) when it cannot be read.
 */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const file = await open(path, 'r');
    try {
      if ((await file.stat()).isDirectory()) {
        throw new CommandError(`cannot read ${path}: it is a folder`, {
          hint: 'Name the file in it, for example lakeport.yaml.',
        });
      }
      const chunks: Buffer[] = [];
      let length = 0;
      while (length < MOST_BYTES) {
        const { bytesRead, buffer } = await file.read(Buffer.alloc(256 * 1024));
        if (!bytesRead) break;
        chunks.push(buffer.subarray(0, bytesRead));
        length += bytesRead;
      }
      return Buffer.concat(chunks);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(
      `cannot read ${path}: ${describeSystemError(error)}`,
      { cause: error },
    );
  }
}
