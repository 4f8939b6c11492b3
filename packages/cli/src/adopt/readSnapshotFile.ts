import {
  parseWorkspaceSnapshot,
  type WorkspaceSnapshot,
} from '@lakeport/project';
import { CommandError } from '../io/CommandError';
import { InvalidFileError } from '../io/InvalidFileError';
import { readBytes } from '../io/readBytes';

/** What a long list of catalogs may come to, and little enough to hold. */
const MOST_BYTES = 16 * 1024 * 1024;

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of process.stdin) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > MOST_BYTES) {
      throw new CommandError(`stdin holds more than ${MOST_BYTES} bytes`);
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** A value that is to be a snapshot. @throws InvalidFileError when it is none */
export function checkedSnapshot(
  name: string,
  value: unknown,
): WorkspaceSnapshot {
  const result = parseWorkspaceSnapshot(value);
  if (!result.valid) throw new InvalidFileError(name, result.problems);
  return result.snapshot;
}

/**
 * A snapshot of a workspace from a file, or from stdin for `-`.
 *
 * @throws CommandError when it cannot be read or is no JSON, InvalidFileError
 * when it is something else.
 */
export async function readSnapshotFile(
  path: string,
): Promise<WorkspaceSnapshot> {
  const name = path === '-' ? 'stdin' : path;
  const bytes = await (path === '-' ? readStandardInput() : readBytes(path));
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new CommandError(`${name} is no JSON`, {
      hint: 'Give what "lakeport adopt --print-snapshot" prints.',
      cause: error,
    });
  }
  return checkedSnapshot(name, value);
}
