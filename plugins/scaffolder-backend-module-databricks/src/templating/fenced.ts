/**
 * What somebody typed as a block of Markdown that shows it as it is, whatever is
 * in it: mentions, links and HTML are text in it.
 */
export function fenced(text: unknown): string {
  const shown = typeof text === 'string' ? text.trim() : '';
  const ticks = shown.match(/`+/g) ?? [];
  const fence = '`'.repeat(
    Math.max(2, ...ticks.map(({ length }) => length)) + 1,
  );
  return `${fence}text\n${shown}\n${fence}`;
}
