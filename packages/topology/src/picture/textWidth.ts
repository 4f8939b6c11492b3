/** How a picture writes names and the details below them. */
export const NAME = { size: 13, bold: true };
export const DETAIL = { size: 11, bold: false };

const NARROW = /[fijlrt.,:;'|!()[\] -]/;
const WIDE = /[mwMW@%…]|[^\u0020-\u024f]/;

/**
 * About how many pixels a text is wide, in the widest of the common sans-serif
 * fonts: no browser is at hand to measure it.
 */
export function textWidth(
  text: string,
  { size, bold }: { size: number; bold: boolean },
): number {
  const ems = [...text].reduce((sum, character) => {
    if (NARROW.test(character)) return sum + 0.38;
    return sum + (WIDE.test(character) ? 0.96 : 0.64);
  }, 0);
  return ems * size * (bold ? 1.1 : 1);
}
