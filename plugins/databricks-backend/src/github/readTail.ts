/** A log beyond this is not read to its end; what is last of it is then not at hand. */
const MOST_READ = 50 * 1024 * 1024;
const NEWLINE = 10;

/**
 * Reads the end of a text, in whole lines, without holding more than that of it
 * and what comes at once.
 *
 * @param mostBytes - of UTF-8, at most
 * @returns how many lines before the text were left out, too
 */
export async function readTail(
  response: Response,
  mostBytes: number,
): Promise<{ text: string; omittedLines: number }> {
  const chunks: Uint8Array[] = [];
  let held = 0;
  let read = 0;
  let omittedLines = 0;
  // Leaving the loop early ends the transfer.
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    held += chunk.byteLength;
    read += chunk.byteLength;
    // One byte more than asked for tells whether the tail begins with a line.
    while (held - chunks[0].byteLength > mostBytes) {
      const [first] = chunks.splice(0, 1);
      held -= first.byteLength;
      omittedLines += linesIn(first);
    }
    if (read > MOST_READ) {
      chunks.push(
        Buffer.from('\nThe log goes on; the rest of it is at GitHub only.\n'),
      );
      break;
    }
  }
  const all = Buffer.concat(chunks);
  if (read <= mostBytes && all.byteLength <= mostBytes) {
    return { text: all.toString('utf8'), omittedLines };
  }
  const at = startOfTail(all, all.byteLength - mostBytes);
  omittedLines += linesIn(all.subarray(0, at));
  return { text: all.subarray(at).toString('utf8'), omittedLines };
}

/** Where the first whole line begins; in the middle of a line that is longer than all. */
function startOfTail(all: Uint8Array, from: number): number {
  if (from <= 0) {
    return 0;
  }
  const newline = all.indexOf(NEWLINE, from - 1);
  if (newline >= 0 && newline < all.byteLength - 1) {
    return newline + 1;
  }
  let at = from;
  // Not in the middle of a character either.
  while (at < all.byteLength && (all[at] & 0xc0) === 0x80) {
    at += 1;
  }
  return at;
}

function linesIn(bytes: Uint8Array): number {
  let lines = 0;
  let at = bytes.indexOf(NEWLINE);
  while (at >= 0) {
    lines += 1;
    at = bytes.indexOf(NEWLINE, at + 1);
  }
  return lines;
}
