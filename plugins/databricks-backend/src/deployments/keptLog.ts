import { stripVTControlCharacters } from 'node:util';
import type { LogTail } from './Deployer';

/** How much of a job's log is kept. */
export const MOST_KEPT_BYTES = 256 * 1024;

/** The end of a log as it is kept. */
export interface KeptLog {
  text: string;
  lineCount: number;
  omittedLines: number;
}

/** Cuts a log down to whole lines that take at most {@link MOST_KEPT_BYTES}. */
export function keptLog({ text, omittedLines }: LogTail): KeptLog {
  // Colours of a terminal mean nothing on a page, and PostgreSQL keeps no NUL in a text.
  const lines = stripVTControlCharacters(text)
    .replaceAll('\0', '�')
    .split(/\r?\n/);
  if (lines.at(-1) === '') {
    lines.pop();
  }
  let bytes = 0;
  let first = lines.length;
  while (first > 0) {
    bytes += Buffer.byteLength(lines[first - 1]) + 1;
    if (bytes > MOST_KEPT_BYTES) {
      break;
    }
    first--;
  }
  const kept = lines.slice(first);
  return {
    text: kept.join('\n'),
    lineCount: kept.length,
    omittedLines: omittedLines + first,
  };
}
