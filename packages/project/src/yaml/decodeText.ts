import type { TextProblem } from './TextProblem';

/** Largest file that is read, in bytes. */
const LARGEST = 1_000_000;

type Decoded =
  | { text: string; problem?: undefined }
  | { text?: undefined; problem: TextProblem };

/** The text of a file, or why it is not one. A byte order mark is dropped. */
export function decodeText(input: string | Uint8Array): Decoded {
  const bytes =
    typeof input !== 'string'
      ? input.length
      : input.length > LARGEST
      ? input.length
      : new TextEncoder().encode(input).length;
  if (bytes > LARGEST) {
    return refused(
      0,
      `the file is larger than 1 MB (${bytes} bytes)`,
      `keep it under ${LARGEST} bytes; a project file has a few thousand`,
    );
  }
  let text: string;
  try {
    text =
      typeof input === 'string'
        ? input
        : new TextDecoder('utf-8', { fatal: true }).decode(input);
  } catch {
    return refused(0, 'the file is not UTF-8 text', 'save it as UTF-8');
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
        offset,
        `the file holds a control character (U+${code
          .toString(16)
          .toUpperCase()
          .padStart(4, '0')}), it looks binary`,
        'write a YAML text in UTF-8',
      );
    }
  }
  return { text };
}

function refused(offset: number, message: string, hint: string): Decoded {
  return { problem: { offset, message, hint } };
}
