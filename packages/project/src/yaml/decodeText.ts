import type { TextProblem } from './TextProblem';

/**
 * Largest file that is read, in bytes: about a hundred environments with
 * everything said. Texts made to keep a YAML reader busy take seconds at ten
 * times this size.
 */
const LARGEST = 256_000;

/** A text, and why it is none; the text is empty where nothing of it can be read. */
interface Decoded {
  text: string;
  problem?: TextProblem;
}

/**
 * The text of a file, or why it is not one. A byte order mark is dropped, and a
 * carriage return that ends a line becomes a line feed.
 */
export function decodeText(input: string | Uint8Array): Decoded {
  if (sizeOf(input) > LARGEST) {
    // Not how large it is: who reads files may have stopped before its end.
    return refused(
      '',
      0,
      `the file is too large: more than ${LARGEST} bytes`,
      `keep it under ${
        LARGEST / 1000
      } kB; a project file has a few thousand bytes`,
    );
  }
  let text: string;
  try {
    text =
      typeof input === 'string'
        ? input
        : new TextDecoder('utf-8', { fatal: true }).decode(input);
  } catch {
    return refused('', 0, 'the file is not UTF-8 text', 'save it as UTF-8');
  }
  if (text.startsWith('\uFEFF')) {
    text = text.slice(1);
  }
  for (let offset = 0; offset < text.length; offset += 1) {
    const code = text.charCodeAt(offset);
    // Tab, line feed and carriage return are text; the other control characters are not.
    if (
      (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) ||
      code === 0x7f
    ) {
      return refused(
        text,
        offset,
        `the file holds a control character (U+${code
          .toString(16)
          .toUpperCase()
          .padStart(4, '0')}), it looks binary`,
        'write a YAML text in UTF-8',
      );
    }
  }
  // YAML ends a line by it, too; our reader does not. Offsets stay as they are.
  return { text: text.replace(/\r(?!\n)/g, '\n') };
}

function refused(
  text: string,
  offset: number,
  message: string,
  hint: string,
): Decoded {
  return { text, problem: { offset, message, hint } };
}

function sizeOf(input: string | Uint8Array): number {
  // A character is a byte at least, and encoding hundreds of megabytes takes a while.
  return typeof input === 'string' && input.length <= LARGEST
    ? new TextEncoder().encode(input).length
    : input.length;
}
