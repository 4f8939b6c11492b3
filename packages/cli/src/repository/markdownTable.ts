/**
 * A table of Markdown, a line each; nothing where there are no rows. Cells are
 * Markdown already.
 */
export function markdownTable(
  head: readonly string[],
  rows: ReadonlyArray<readonly string[]>,
): string[] {
  return rows.length === 0
    ? []
    : [head, head.map(() => '---'), ...rows].map(
        cells => `| ${cells.join(' | ')} |`,
      );
}
