import { shownText } from './shownText';

/**
 * A name as a code span of GitHub's Markdown, also inside a table. Nothing in a
 * code span is markup, a mention, a reference or an address: whatever a resource
 * is called, it stays text.
 */
export function inlineCode(name: string): string {
  // A table is cut at its bars before anything else is looked at.
  const text = shownText(name).replaceAll('|', '\\u{7c}');
  if (text.trim() === '') return '(no name)';
  const longest = Math.max(
    0,
    ...(text.match(/`+/g) ?? []).map(run => run.length),
  );
  const fence = '`'.repeat(longest + 1);
  const padding = longest > 0 ? ' ' : '';
  return `${fence}${padding}${text}${padding}${fence}`;
}
