/** Lines moved to the right; empty ones stay empty. */
export function indented(
  lines: string,
  columns: number,
  newline: string,
): string {
  return lines
    .split('\n')
    .map(line => (line === '' ? '' : `${' '.repeat(columns)}${line}`))
    .join(newline);
}
