const number = new Intl.NumberFormat();

/** A count in the reader's own locale. */
export function formatCount(count: number): string {
  return number.format(count);
}
