/**
 * The next row whose text begins with what was typed, after the one that has the
 * focus and round to it again. One letter typed again and again goes from one
 * such row to the next.
 *
 * @param texts - text of every row; undefined for rows that are not looked for
 *
 * @returns its index, or -1
 */
export function findTyped(
  texts: readonly (string | undefined)[],
  index: number,
  typed: string,
): number {
  const [first = ''] = typed;
  const isOneLetter = [...typed].every(letter => letter === first);
  const wanted = (isOneLetter ? first : typed).toLocaleLowerCase();
  // A longer text may still fit the row that its first letters have led to.
  const start = isOneLetter ? index + 1 : index;
  for (let step = 0; step < texts.length; step++) {
    const at = (start + step) % texts.length;
    if (texts[at]?.toLocaleLowerCase().startsWith(wanted)) {
      return at;
    }
  }
  return -1;
}
