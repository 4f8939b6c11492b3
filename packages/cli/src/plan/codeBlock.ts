import { stripVTControlCharacters } from 'node:util';
import { shownText } from './shownText';

const MOST_CHARACTERS = 4000;

/**
 * What a program said, as a fenced block of Markdown: the fence is longer than
 * any inside, and colours of a terminal are left out.
 */
export function codeBlock(message: string): string[] {
  const lines = stripVTControlCharacters(message).trim().split(/\r?\n/);
  const text: string[] = [];
  let left = MOST_CHARACTERS;
  for (const line of lines) {
    const shown = shownText(line.replaceAll('\t', '  '), 1000);
    if (shown.length > left) {
      text.push(`… (${lines.length - text.length} more lines)`);
      break;
    }
    left -= shown.length;
    text.push(shown);
  }
  const longest = Math.max(
    2,
    ...(text.join('\n').match(/`+/g) ?? []).map(run => run.length),
  );
  const fence = '`'.repeat(longest + 1);
  return [`${fence}text`, ...text, fence];
}
